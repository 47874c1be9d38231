package org.storelink.connector;

/**
 * Who an account is at the store. Linking again must come to the same id.
 *
 * @param id stable and unique at the store, for example a normalized user name with the account number
 * @param name what the person knows it by
 */
public record StoreIdentity(String id, String name) {}
