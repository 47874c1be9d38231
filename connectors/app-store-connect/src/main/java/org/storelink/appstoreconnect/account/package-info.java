/** Linking with Apple Account, password and second factor: the mode, its conversation, its session. */
@NullMarked
package org.storelink.appstoreconnect.account;

import org.jspecify.annotations.NullMarked;
