package org.storelink.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import org.storelink.connector.ConnectorContext;

/** What the host lends a connector, put together by a test. */
public record LentContext(Map<String, URI> endpoints, HttpClient http, Clock clock) implements ConnectorContext {

    public LentContext {
        endpoints = Map.copyOf(endpoints);
    }

    @Override
    public URI endpoint(String name) {
        URI endpoint = endpoints.get(name);
        if (endpoint == null) {
            throw new IllegalArgumentException("no endpoint " + name);
        }
        return endpoint;
    }
}
