package org.storelink.connector;

/**
 * A publisher inside an account: reports are made per vendor.
 *
 * @param code what the store calls it
 * @param name for people; the code when the store gives no name
 */
public record Vendor(String code, String name) {}
