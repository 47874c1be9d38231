package org.storelink.appstoreconnect.wire;

import java.net.URI;
import java.util.List;
import org.storelink.connector.Endpoint;

/** The hosts of Apple's that this connector talks to, by the names that configuration knows. No host stands anywhere else. */
public final class Endpoints {

    /** Apple's sign-in. */
    public static final String IDMSA = "idmsa";

    public static final String APP_STORE_CONNECT = "appstoreconnect";

    public static final String REPORTER = "reporter";

    /** The official API. */
    public static final String API = "api";

    private Endpoints() {}

    public static List<Endpoint> all() {
        return List.of(
                new Endpoint(
                        REPORTER,
                        URI.create("https://reportingitc-reporter.apple.com"),
                        "Apple's Reporter service, which serves sales reports."),
                new Endpoint(
                        IDMSA,
                        URI.create("https://idmsa.apple.com"),
                        "Apple's sign-in, where account credentials and codes are checked."),
                new Endpoint(
                        APP_STORE_CONNECT,
                        URI.create("https://appstoreconnect.apple.com"),
                        "App Store Connect itself, as a browser sees it."),
                new Endpoint(
                        API,
                        URI.create("https://api.appstoreconnect.apple.com"),
                        "The App Store Connect API, which serves reports to whoever has a key."));
    }

    /** The host that the store itself uses under this name. */
    public static String usualHost(String name) {
        return all().stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .map(endpoint -> endpoint.usual().getHost())
                .findFirst()
                .orElseThrow();
    }
}
