package org.storelink.connector;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Optional;

/** What the host lends a connector for one call. */
public interface ConnectorContext {

    /**
     * Base URL of an endpoint of the descriptor, without a trailing slash: the usual one unless configuration says otherwise.
     *
     * @throws IllegalArgumentException when the descriptor names no such endpoint
     */
    URI endpoint(String name);

    /** The client to use for every request: it has the host's time-outs and proxy, follows no redirects and keeps no cookies. */
    HttpClient http();

    /**
     * What an operator has set for this connector in the configuration key {@code storelink.connector.<connector id>.<name>}; empty when
     * nothing is.
     *
     * @param name of the connector's own, such as {@code site.pause}, but not beginning with {@code endpoint.} or {@code stream.}
     */
    default Optional<String> setting(String name) {
        return Optional.empty();
    }

    /** The time; a connector never asks the machine. */
    Clock clock();

    /** Leave to sign in with the credential of this call. */
    SignInBudget signIns();
}
