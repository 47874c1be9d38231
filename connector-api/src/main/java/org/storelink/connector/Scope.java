package org.storelink.connector;

/** For whom a store makes a report. */
public enum Scope {
    /** One for each vendor that is collected. */
    VENDOR,
    /** One for the linked account, however many of its vendors are collected. */
    ACCOUNT
}
