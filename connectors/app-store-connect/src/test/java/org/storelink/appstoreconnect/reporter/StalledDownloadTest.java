package org.storelink.appstoreconnect.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.testkit.CollectedParts;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.MutableClock;
import org.storelink.testkit.RecordingHttp;

/** A server that sends half a report and then nothing more, without closing the connection. */
@Timeout(30)
class StalledDownloadTest {

    private static final ReportSlice SLICE =
            new ReportSlice("sales-daily", "85123456", new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 20)));
    /** Far longer than a busy machine may need between an answer's head and its first bytes. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final byte[] HALF = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};

    private final RecordingHttp http = new RecordingHttp();
    private final CollectedParts parts = new CollectedParts();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aReportThatStopsInTheMiddleIsGivenUp() {
        try (HalfServer server = HalfServer.sending(HALF)) {
            assertThat(failureOfFetching(server.uri()))
                    .isInstanceOfSatisfying(ConnectorFailure.Unavailable.class, failure -> assertThat(failure.message())
                            .contains("fell silent"));
        }
        assertThat(parts.all()).isEmpty();
    }

    @Test
    void soIsOneThatNeverBegins() {
        try (HalfServer server = HalfServer.sending(new byte[0])) {
            assertThat(failureOfFetching(server.uri())).isInstanceOf(ConnectorFailure.Unavailable.class);
        }
        assertThat(parts.all()).isEmpty();
    }

    private ConnectorFailure failureOfFetching(URI uri) {
        LentContext context =
                new LentContext(Map.of(Endpoints.REPORTER, uri), http, MutableClock.at(ScriptedReporter.NOW));
        Reporter reporter = new Reporter(new ReporterHttp(http, uri, SILENCE), context, "reports@example.com");
        Access access = new Access(new AccessToken("a-token", Optional.empty()), "121");
        TokenKeeper tokens = new TokenKeeper(
                Optional::empty,
                TokenKeeper.Kept.in(InMemoryMaterial.of(Optional.of(access.toMaterial()))),
                context.clock());
        return catchThrowableOfType(ConnectorException.class, () -> new KeptSales(reporter, tokens, context.clock())
                        .reports()
                        .fetch(SLICE, Optional.empty(), parts))
                .failure();
    }
}
