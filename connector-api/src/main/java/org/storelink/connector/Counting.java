package org.storelink.connector;

/** What may be done with two figures of one metric. Only flows are ever added. */
public enum Counting {
    /** Something that happened: may be added over days, products, countries. */
    FLOW,
    /** How things stood at the end of a period: of several periods the last one counts. */
    STOCK,
    /** People or devices, each counted once within its period: figures of two periods, products or countries overlap. */
    UNIQUE,
    /** A share or a rate: says nothing without what it is a share of. */
    RATIO
}
