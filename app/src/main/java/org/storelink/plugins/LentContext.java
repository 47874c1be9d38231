package org.storelink.plugins;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.SignInBudget;

/** What the host lends a connector for one call. */
record LentContext(
        Endpoints endpoints,
        Function<String, Optional<String>> settings,
        HttpClient http,
        Clock clock,
        SignInBudget signIns)
        implements ConnectorContext {

    @Override
    public URI endpoint(String name) {
        return endpoints.base(name);
    }

    @Override
    public Optional<String> setting(String name) {
        return settings.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }
}
