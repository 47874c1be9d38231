/** What requests and answers are made of: endpoints, JSON, headers, files; and what is guessed of them. */
@NullMarked
package org.storelink.appstoreconnect.wire;

import org.jspecify.annotations.NullMarked;
