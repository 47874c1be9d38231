package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkGrant;

/**
 * Group 800: a store that is away, a gateway's page in its place and an address that moved are failures of the right type. For
 * connectors whose descriptor names endpoints.
 */
interface FailureRules extends OnBench {

    @Test
    default void aStoreOutOfReachIsUnavailable() throws ConnectorException {
        URI nobody;
        try (OddServer server = OddServer.answering(200, Map.of(), "")) {
            nobody = server.uri();
        }

        assertFailsEverywhereAt(nobody, ConnectorFailure.Unavailable.class);
    }

    @Test
    default void aGatewaysPageIsNoAnswerOfTheStore() throws ConnectorException {
        String page = "<!DOCTYPE html><html><head><title>Maintenance</title></head></html>";
        for (int status : new int[] {200, 403, 502, 503}) {
            try (OddServer gateway = OddServer.answering(status, Map.of("Content-Type", "text/html"), page)) {
                assertFailsEverywhereAt(
                        gateway.uri(), ConnectorFailure.Unavailable.class, ConnectorFailure.Unreadable.class);
            }
        }
    }

    @Test
    default void aRedirectToAnotherHostIsNotFollowed() throws ConnectorException {
        try (OddServer other = OddServer.answering(200, Map.of(), "");
                OddServer moved =
                        OddServer.answering(302, Map.of("Location", other.uri().toString()), "")) {
            assertFailsEverywhereAt(moved.uri(), ConnectorFailure.Unavailable.class, ConnectorFailure.Unreadable.class);
            assertThat(other.timesAsked()).isZero();
        }
    }

    @Test
    default void aFetchThatWaitsEndsSoonAfterAnInterrupt() throws Exception {
        if (bench().descriptor().endpoints().isEmpty()) {
            return;
        }
        LinkGrant grant = bench().link();
        try (SilentStore silent = new SilentStore()) {
            silent.assertEndsSoonAfterAnInterrupt(
                    () -> bench().inSession(grant, bench().everythingAt(silent.uri()), session -> TestBench.reportsOf(
                                    session)
                            .fetch(bench().fixture().sliceWithFacts(), Optional.empty(), new CollectedParts())));
        }
    }

    private void assertFailsEverywhereAt(URI address, Class<?>... kinds) throws ConnectorException {
        if (bench().descriptor().endpoints().isEmpty()) {
            return;
        }
        LentContext context = bench().everythingAt(address);
        LinkGrant grant = bench().link();

        ConnectorFailure linking = Failures.of(() -> {
            try (Credential credential = bench().goodCredential()) {
                return bench().connector().handshake(context).begin(credential, Optional.empty());
            }
        });
        ConnectorFailure fetching =
                Failures.of(() -> bench().inSession(grant, context, session -> TestBench.reportsOf(session)
                        .fetch(bench().fixture().sliceWithFacts(), Optional.empty(), new CollectedParts())));

        assertThat(linking).isInstanceOfAny(kinds);
        assertThat(fetching).isInstanceOfAny(kinds);
        assertThat(linking.message()).isNotBlank();
    }
}
