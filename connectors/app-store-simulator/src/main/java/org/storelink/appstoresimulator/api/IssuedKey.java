package org.storelink.appstoresimulator.api;

/**
 * A key as its owner gets it, once.
 *
 * @param p8 the private half as the file that Apple lets one download
 */
public record IssuedKey(ApiKey key, String p8) {}
