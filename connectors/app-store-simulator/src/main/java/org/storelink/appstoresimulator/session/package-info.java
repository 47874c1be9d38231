/** Cookies: who is signed in, which browser is trusted, and for how long. */
@NullMarked
package org.storelink.appstoresimulator.session;

import org.jspecify.annotations.NullMarked;
