package org.storelink.connector;

/**
 * An app of a linked account.
 *
 * @param storeId the store's own identifier, the same as in {@link Product}
 * @param name as the store shows it, whatever characters it holds; may be empty
 */
public record StoreApp(String storeId, String name) {}
