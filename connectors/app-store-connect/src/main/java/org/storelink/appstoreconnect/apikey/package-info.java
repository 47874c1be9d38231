/** Linking with a key of the App Store Connect API: the mode, the key and its tokens, the API, the conversation, the session. */
@NullMarked
package org.storelink.appstoreconnect.apikey;

import org.jspecify.annotations.NullMarked;
