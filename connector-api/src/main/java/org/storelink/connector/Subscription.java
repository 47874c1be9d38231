package org.storelink.connector;

/**
 * A subscription that a store sells, and renews by itself.
 *
 * @param product of which {@link Product#storeId()} is enough, when the store says no more; what other reports say of it stays
 * @param app the store's identifier of the app it is sold in; may be empty
 * @param duration how long one period is, as the store prints it; may be empty
 */
public record Subscription(Product product, String app, String duration) {}
