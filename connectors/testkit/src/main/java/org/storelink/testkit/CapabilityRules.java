package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreSession;

/** Group 500: what the descriptor says a mode can do, it can; what it says it cannot, is refused without a call. */
interface CapabilityRules extends OnBench {

    @Test
    default void aSessionHasReportsExactlyWhenItsModeGivesAStreamsCapability()
            throws ConnectorException, IOException, InterruptedException {
        boolean promised = bench().descriptor().streams().stream()
                .anyMatch(stream -> bench().mode().capabilities().contains(stream.capability()));
        LinkGrant grant = bench().link();

        boolean given = bench().inSession(
                        grant, bench().context(), session -> session.reports().isPresent());

        assertThat(given).isEqualTo(promised);
    }

    @Test
    default void openingASessionAsksNobody() throws ConnectorException, IOException, InterruptedException {
        LinkGrant grant = bench().link();
        int before = bench().storeCalls();

        bench().inSession(grant, bench().context(), StoreSession::reports);

        assertThat(bench().storeCalls()).isEqualTo(before);
    }

    @Test
    default void aStreamThatDoesNotExistIsRefusedWithoutACall() throws ConnectorException {
        LinkGrant grant = bench().link();
        int before = bench().storeCalls();
        ReportSlice known = bench().fixture().sliceWithFacts();
        ReportSlice unknown = new ReportSlice("no-such-stream", known.vendor(), known.period());

        Failures.of(() -> bench().inSession(grant, bench().context(), session -> TestBench.reportsOf(session)
                .fetch(unknown, Optional.empty(), new CollectedParts())));

        assertThat(bench().storeCalls()).isEqualTo(before);
    }
}
