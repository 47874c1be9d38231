/**
 * The contract between Storelink and a store connector.
 *
 * <p>A connector is a PF4J plugin with one {@link org.storelink.connector.StoreConnector} extension. The host calls, the
 * connector answers; a connector keeps nothing between calls, because everything that must outlive one (handshake state,
 * session material, resume tokens) is handed to the host as opaque bytes, encrypted and stored by it, and handed back
 * later, maybe on another machine. What is expected is a value; what is not is a
 * {@link org.storelink.connector.ConnectorException} with a typed failure. Moving bytes
 * ({@link org.storelink.connector.Reports}) is kept apart from understanding them
 * ({@link org.storelink.connector.ReportParser}), so that numbers can be derived again without the store.
 */
@NullMarked
package org.storelink.connector;

import org.jspecify.annotations.NullMarked;
