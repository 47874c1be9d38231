package org.storelink.plugins;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.SignInBudget;

/** What the host lends a connector for one call. */
record LentContext(Endpoints endpoints, HttpClient http, Clock clock, SignInBudget signIns)
        implements ConnectorContext {

    @Override
    public URI endpoint(String name) {
        return endpoints.base(name);
    }
}
