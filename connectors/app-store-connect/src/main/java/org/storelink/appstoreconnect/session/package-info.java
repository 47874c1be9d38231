/**
 * The session of a linked account with App Store Connect as a browser has it: what is kept between two sessions, how it is
 * renewed, and what the site says of the user. {@link org.storelink.appstoreconnect.session.WebSession} is what everything that
 * the site serves is read through.
 */
@NullMarked
package org.storelink.appstoreconnect.session;

import org.jspecify.annotations.NullMarked;
