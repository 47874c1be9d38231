/** Files on the state and the events of subscriptions: which there are, and what stands in them. Knows bytes and periods, no network. */
@NullMarked
package org.storelink.appstoreconnect.subscriptions;

import org.jspecify.annotations.NullMarked;
