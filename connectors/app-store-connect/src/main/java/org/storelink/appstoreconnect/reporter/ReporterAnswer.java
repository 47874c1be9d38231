package org.storelink.appstoreconnect.reporter;

import java.io.InputStream;
import java.net.http.HttpHeaders;

/** What Reporter sent back, told apart by content: its HTTP statuses mean little. */
sealed interface ReporterAnswer {

    /**
     * A report, to be read to its end and closed by whoever gets it.
     *
     * @param name Apple's name for the file; empty when the answer does not say
     */
    record File(String name, InputStream bytes) implements ReporterAnswer {}

    /** Anything else, complete. */
    record Text(int status, HttpHeaders headers, String body) implements ReporterAnswer {}
}
