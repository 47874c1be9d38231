/** App Store Connect's own session: who one is, for which provider one looks, who else is there, what has to be signed. */
@NullMarked
package org.storelink.appstoresimulator.olympus;

import org.jspecify.annotations.NullMarked;
