package org.storelink.plugins;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import org.storelink.connector.ConnectorContext;

/** What the host lends a connector. */
record LentContext(Endpoints endpoints, HttpClient http, Clock clock) implements ConnectorContext {

    @Override
    public URI endpoint(String name) {
        return endpoints.base(name);
    }
}
