package org.storelink.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.SignInBudget;

/** What the host lends a connector, put together by a test. */
public record LentContext(Map<String, URI> endpoints, HttpClient http, Clock clock, SignInBudget signIns)
        implements ConnectorContext {

    public LentContext {
        endpoints = Map.copyOf(endpoints);
    }

    /** With leave to sign in as often as it likes. */
    public LentContext(Map<String, URI> endpoints, HttpClient http, Clock clock) {
        this(endpoints, http, clock, new CountedSignIns());
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
