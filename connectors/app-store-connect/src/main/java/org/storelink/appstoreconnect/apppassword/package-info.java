/** Linking by app-specific password: the mode, its conversation, its session. */
@NullMarked
package org.storelink.appstoreconnect.apppassword;

import org.jspecify.annotations.NullMarked;
