package org.storelink.appstoresimulator.publishing;

/** How it stands with one report of one vendor at one instant. */
public enum Publication {
    /** There is a file. */
    AVAILABLE,
    /** The period is over and published, and nothing was sold: there is no file. */
    NO_SALES,
    /** The period is not over, or its file is still being made. */
    NOT_YET,
    /** Too old, or before the vendor's first year. */
    OUT_OF_RANGE
}
