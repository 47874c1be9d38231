package org.storelink.appstoreconnect.wire;

import java.net.URI;
import java.util.List;
import org.storelink.connector.Endpoint;

/** The hosts of Apple's that this connector talks to, by the names that configuration knows. No host stands anywhere else. */
public final class Endpoints {

    public static final String REPORTER = "reporter";

    private Endpoints() {}

    public static List<Endpoint> all() {
        return List.of(new Endpoint(
                REPORTER,
                URI.create("https://reportingitc-reporter.apple.com"),
                "Apple's Reporter service, which serves sales reports."));
    }
}
