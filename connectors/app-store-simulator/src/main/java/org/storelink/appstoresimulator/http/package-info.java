/** What the store's hosts share: a request taken apart, an answer, addresses, and faults that strike at the door. */
@NullMarked
package org.storelink.appstoresimulator.http;

import org.jspecify.annotations.NullMarked;
