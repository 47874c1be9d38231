package org.storelink.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.SignInBudget;

/** What the host lends a connector, put together by a test. */
public record LentContext(
        Map<String, URI> endpoints, Map<String, String> settings, HttpClient http, Clock clock, SignInBudget signIns)
        implements ConnectorContext {

    public LentContext {
        endpoints = Map.copyOf(endpoints);
        settings = Map.copyOf(settings);
    }

    /** Without any settings. */
    public LentContext(Map<String, URI> endpoints, HttpClient http, Clock clock, SignInBudget signIns) {
        this(endpoints, Map.of(), http, clock, signIns);
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

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
