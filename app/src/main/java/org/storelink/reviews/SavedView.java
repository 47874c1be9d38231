package org.storelink.reviews;

/**
 * A choice in the inbox with a name.
 *
 * @param shared whether the whole team has it; else its maker alone
 * @param turn grows with each change; its {@code ETag}
 */
public record SavedView(long id, String name, boolean shared, ViewFilter filter, int turn) {}
