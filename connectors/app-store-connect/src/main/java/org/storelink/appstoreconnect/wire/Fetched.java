package org.storelink.appstoreconnect.wire;

import java.io.InputStream;
import java.net.http.HttpHeaders;

/** What a service that hands out files sent back, told apart by content. */
public sealed interface Fetched {

    /**
     * A report, to be read to its end and closed by whoever gets it.
     *
     * @param name Apple's name for the file; empty when the answer does not say
     */
    record File(int status, String name, HttpHeaders headers, InputStream bytes) implements Fetched {}

    /** Anything else, complete. */
    record Text(int status, HttpHeaders headers, String body) implements Fetched {}
}
