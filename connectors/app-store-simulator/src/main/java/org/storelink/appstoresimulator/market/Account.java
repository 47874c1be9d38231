package org.storelink.appstoresimulator.market;

/** One of the accounts that the practice Apple ID belongs to. */
public record Account(String number, String name) {}
