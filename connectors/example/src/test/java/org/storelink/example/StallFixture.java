package org.storelink.example;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;
import org.storelink.testkit.ConnectorFixture;

/** What the test kit needs to know to try a connector: a store, credentials, and slices of each sort. */
final class StallFixture implements ConnectorFixture {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private final Stall stall = new Stall();

    @Override
    public StoreConnector connector() {
        return new StallConnector(stall);
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-24T12:00:00Z");
    }

    @Override
    public String mode() {
        return StallConnector.MODE;
    }

    @Override
    public Map<String, String> goodValues() {
        return Map.of(StallConnector.NAME, Stall.NAME, StallConnector.PASSPHRASE, Stall.PASSPHRASE);
    }

    @Override
    public Map<String, String> wrongValues() {
        return Map.of(StallConnector.NAME, Stall.NAME, StallConnector.PASSPHRASE, "an orange a day");
    }

    @Override
    public ReportSlice sliceWithFacts() {
        return slice(TUESDAY.minusDays(1));
    }

    @Override
    public Optional<ReportSlice> sliceWithoutFacts() {
        return Optional.of(slice(TUESDAY.minusDays(2)));
    }

    @Override
    public Optional<ReportSlice> sliceNotMadeYet() {
        return Optional.of(slice(TUESDAY));
    }

    @Override
    public Optional<ReportSlice> sliceThatNeverComes() {
        return Optional.of(slice(TUESDAY.minusDays(100)));
    }

    @Override
    public Optional<String> appWithReviews() {
        return Optional.of("apple");
    }

    private static ReportSlice slice(LocalDate day) {
        return new ReportSlice(StallConnector.DAILY, "north", new ReportPeriod(Grain.DAY, day));
    }

    @Override
    public OptionalInt storeCalls() {
        return OptionalInt.of(stall.calls());
    }

    @Override
    public OptionalInt passwordsSent() {
        return OptionalInt.of(stall.passphrasesHeard());
    }

    @Override
    public Set<String> storeSecrets() {
        return Set.of("stall-ticket-");
    }
}
