package org.storelink.appstoreconnect.web;

import java.net.URI;
import java.util.Locale;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.connector.ConnectorContext;

/**
 * One of Apple's hosts, under the address it is reached at and under the name it has at Apple. Cookies name the latter even
 * when an operator or a test has moved the endpoint elsewhere.
 */
record Site(URI base, String host, String usualHost) {

    static Site of(ConnectorContext context, String endpoint) {
        URI base = context.endpoint(endpoint);
        return new Site(base, base.getHost().toLowerCase(Locale.ROOT), Endpoints.usualHost(endpoint));
    }

    boolean isIn(String domain) {
        return isIn(domain, host) || isIn(domain, usualHost);
    }

    private static boolean isIn(String domain, String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
