package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.Endpoint;
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
        LinkGrant grant = bench().link();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(10_000);
            LentContext context =
                    bench().context(everyEndpointAt(URI.create("http://127.0.0.1:" + silent.getLocalPort())));
            if (context.endpoints().isEmpty()) {
                return;
            }
            Thread fetching = Thread.ofVirtual().start(() -> fetchInVain(grant, context));

            try (Socket connected = silent.accept()) {
                fetching.interrupt();
                assertThat(fetching.join(Duration.ofSeconds(5))).as("ended").isTrue();
            }
        }
    }

    private void fetchInVain(LinkGrant grant, LentContext context) {
        try {
            bench().inSession(grant, context, session -> TestBench.reportsOf(session)
                    .fetch(bench().fixture().sliceWithFacts(), Optional.empty(), new CollectedParts()));
        } catch (ConnectorException | IOException | InterruptedException _) {
            // Any way to end is right, as long as it ends.
        }
    }

    private Map<String, URI> everyEndpointAt(URI address) {
        return bench().descriptor().endpoints().stream().collect(Collectors.toMap(Endpoint::name, _ -> address));
    }

    private void assertFailsEverywhereAt(URI address, Class<?>... kinds) throws ConnectorException {
        Map<String, URI> endpoints =
                bench().descriptor().endpoints().stream().collect(Collectors.toMap(Endpoint::name, _ -> address));
        if (endpoints.isEmpty()) {
            return;
        }
        LentContext context = bench().context(endpoints);
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
