/**
 * Signing in with an Apple Account as a browser does: the service key, the proof of the password, the stamp, the second factor.
 * Everything Apple may answer is told apart here; {@link org.storelink.appstoreconnect.signin.SignIn} is the way in.
 */
@NullMarked
package org.storelink.appstoreconnect.signin;

import org.jspecify.annotations.NullMarked;
