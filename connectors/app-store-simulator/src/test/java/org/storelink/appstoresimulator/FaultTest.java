package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;

class FaultTest {

    private static final String VENDOR = "85410007";
    private static final String DAY = "20261118";

    private AppStoreSimulator store;
    private RawClient client;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(Options.builder()
                .accounts(1)
                .quirks(false)
                .today(LocalDate.of(2026, 11, 23))
                .build());
        client = new RawClient(store.uri())
                .with("accesstoken", store.accessTokens().issue().value());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 117",
        "NOT_YET, 210",
        "UNEXPECTED, 212",
        "TOKEN_EXPIRED, 123",
        "TOKEN_INVALID, 124",
        "VENDOR_NOT_YOURS, 200",
        "AGREEMENT_UNSIGNED, 218"
    })
    void answersWithAnError(FaultKind kind, int code) {
        store.faults().add(Fault.of(kind));

        assertThat(RawClient.element(report(), "Code")).isEqualTo(Integer.toString(code));
    }

    @Test
    void answersWithAPageInsteadOfAReport() {
        store.faults().add(Fault.of(FaultKind.UNAVAILABLE).times(1));
        store.faults().add(Fault.of(FaultKind.HTML_PAGE).times(1));

        HttpResponse<byte[]> unavailable = report();
        HttpResponse<byte[]> page = report();

        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(RawClient.text(page)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void dropsTheConnection() {
        store.faults().add(Fault.of(FaultKind.DROPPED_CONNECTION));

        assertThatThrownBy(this::report).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void cutsAnAnswerOff() {
        store.faults().add(Fault.of(FaultKind.CUT_OFF));

        assertThatThrownBy(this::report).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void answersRightButSlowly() {
        store.faults().add(Fault.of(FaultKind.SLOW).delay(Duration.ofMillis(1)));

        assertThat(report().headers().firstValue("filename")).isPresent();
    }

    @Test
    void spoilsTheGzipStream() {
        store.faults().add(Fault.of(FaultKind.TRUNCATED_GZIP).times(1));
        store.faults().add(Fault.of(FaultKind.BAD_CRC).times(1));

        HttpResponse<byte[]> truncated = report();
        HttpResponse<byte[]> wrong = report();

        assertThat(truncated.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> RawClient.unpacked(truncated))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(EOFException.class);
        assertThatThrownBy(() -> RawClient.unpacked(wrong)).hasCauseInstanceOf(ZipException.class);
    }

    @Test
    void leavesTheFileEmptyInThreeWays() {
        store.faults().add(Fault.of(FaultKind.EMPTY_BODY).times(1));
        store.faults().add(Fault.of(FaultKind.EMPTY_GZIP).times(1));
        store.faults().add(Fault.of(FaultKind.HEADER_ONLY).times(1));

        assertThat(report().body()).isEmpty();
        assertThat(RawClient.unpacked(report())).isEmpty();
        assertThat(RawClient.unpacked(report())).startsWith("Provider\t").hasLineCount(1);
    }

    @Test
    void leavesAColumnOut() {
        store.faults().add(Fault.of(FaultKind.MISSING_COLUMN));

        assertThat(NaiveReport.rows(RawClient.unpacked(report())))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotContainKey("Units").containsKey("SKU"));
    }

    @Test
    void writesAbsurdNumbers() {
        store.faults().add(Fault.of(FaultKind.ABSURD_UNITS).times(1));
        store.faults().add(Fault.of(FaultKind.ABSURD_PROCEEDS).times(1));

        assertThat(NaiveReport.rows(RawClient.unpacked(report())).getFirst())
                .containsEntry("Units", "99999999999999999999");
        assertThat(NaiveReport.rows(RawClient.unpacked(report())).getFirst())
                .containsEntry("Developer Proceeds", "1,2.3e");
    }

    @Test
    void servesAnotherDateUnderTheNameOfTheOneAskedFor() {
        store.faults().add(Fault.of(FaultKind.OTHER_DATE));

        HttpResponse<byte[]> response = report();

        assertThat(response.headers().firstValue("filename")).hasValue("S_D_85410007_20261118.txt.gz");
        assertThat(NaiveReport.rows(RawClient.unpacked(response)).getFirst()).containsEntry("Begin Date", "11/17/2026");
    }

    @Test
    void strikesOnlyWhatItIsToldTo() {
        store.faults()
                .add(Fault.of(FaultKind.THROTTLED)
                        .vendor(VENDOR)
                        .dateType("Daily")
                        .date(DAY)
                        .askings(2, 3));

        List<Boolean> served = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            served.add(report().headers().firstValue("filename").isPresent());
        }

        assertThat(served).containsExactly(true, false, false, true);
        assertThat(client.report(VENDOR, "Daily", "20261117").headers().firstValue("filename"))
                .isPresent();
        assertThat(store.faults().active().getFirst().struck()).isEqualTo(2);
    }

    @Test
    void strikesOtherCommandsToo() {
        store.faults().add(Fault.of(FaultKind.THROTTLED).command("Sales.getVendors"));

        assertThat(RawClient.element(client.sales("Sales.getVendors"), "Code")).isEqualTo("117");
        assertThat(report().headers().firstValue("filename")).isPresent();
    }

    @Test
    void strikesTheSameRequestsForTheSameSeed() {
        store.faults().add(Fault.of(FaultKind.THROTTLED).probability(0.5));
        List<Boolean> first = strikes(store, client);

        try (AppStoreSimulator twin = AppStoreSimulator.start(Options.builder()
                        .accounts(1)
                        .quirks(false)
                        .today(LocalDate.of(2026, 11, 23))
                        .build());
                RawClient other = new RawClient(twin.uri())
                        .with("accesstoken", twin.accessTokens().issue().value())) {
            twin.faults().add(Fault.of(FaultKind.THROTTLED).probability(0.5));

            assertThat(strikes(twin, other)).isEqualTo(first).contains(true, false);
        }
    }

    @Test
    void canBeSwitchedOff() {
        String throttled = store.faults().add(Fault.of(FaultKind.THROTTLED));

        assertThat(store.faults().remove(throttled)).isTrue();

        assertThat(store.faults().remove(throttled)).isFalse();
        assertThat(report().headers().firstValue("filename")).isPresent();
    }

    @Test
    void refusesAFaultThatMakesNoSense() {
        assertThatThrownBy(() -> store.faults().add(Fault.of(FaultKind.SLOW).probability(1.5)))
                .hasMessageStartingWith("probability:");
        assertThatThrownBy(() -> store.faults().add(Fault.of(FaultKind.SLOW).askings(3, 2)))
                .hasMessageStartingWith("lastAsking:");
    }

    private HttpResponse<byte[]> report() {
        return client.report(VENDOR, "Daily", DAY);
    }

    private static List<Boolean> strikes(AppStoreSimulator store, RawClient client) {
        List<Boolean> strikes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            client.report(VENDOR, "Daily", DAY);
            strikes.add(store.faults().active().getFirst().struck()
                    > strikes.stream().filter(hit -> hit).count());
        }
        return strikes;
    }
}
