package org.storelink.plugins;

/** The connector API that this application speaks. */
final class Spi {

    /** Version of the module {@code connector-api}; a test compares the two. */
    static final String VERSION = "0.1.0";

    private Spi() {}
}
