/** What requests and answers are made of: endpoints, JSON, headers. */
@NullMarked
package org.storelink.appstoreconnect.wire;

import org.jspecify.annotations.NullMarked;
