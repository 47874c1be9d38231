/**
 * The connector to copy from. Read it in this order: {@link org.storelink.example.StallConnector} says what there is,
 * {@link org.storelink.example.StallHandshake} links, {@link org.storelink.example.StallSession} and
 * {@link org.storelink.example.StallReports} fetch, {@link org.storelink.example.StallParser} understands.
 * {@link org.storelink.example.Stall} is the store itself; yours is somewhere in the network and is reached through
 * {@code ConnectorContext.http()} at {@code ConnectorContext.endpoint(...)}.
 */
@NullMarked
package org.storelink.example;

import org.jspecify.annotations.NullMarked;
