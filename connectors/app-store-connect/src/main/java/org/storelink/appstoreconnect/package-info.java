/**
 * App Store Connect: Apple's Reporter service over HTTP, the conversation that links an account by app-specific password,
 * and the Summary Sales files it brings. {@link org.storelink.appstoreconnect.AppStoreConnect} is the way in.
 */
@NullMarked
package org.storelink.appstoreconnect;

import org.jspecify.annotations.NullMarked;
