package org.storelink.accounts;

/**
 * A publisher inside a linked account.
 *
 * @param code what the store calls it
 * @param chosen whether its reports are collected
 */
public record LinkedVendor(long id, String code, String name, boolean chosen) {}
