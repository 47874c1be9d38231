package org.storelink.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;

/** The kiosk with one of its connectors, good or bad. */
final class KioskFixture implements ConnectorFixture {

    private final Supplier<? extends StoreConnector> connectors;
    private final KioskStore store;

    KioskFixture(Supplier<? extends StoreConnector> connectors) {
        this.connectors = connectors;
        try {
            this.store = new KioskStore();
        } catch (IOException e) {
            throw new UncheckedIOException("no kiosk", e);
        }
    }

    @Override
    public StoreConnector connector() {
        return connectors.get();
    }

    @Override
    public Instant now() {
        return KioskStore.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @Override
    public Map<String, URI> endpoints() {
        return Map.of("kiosk", store.uri());
    }

    @Override
    public String mode() {
        return "key";
    }

    @Override
    public Map<String, String> goodValues() {
        return Map.of("api_key", KioskStore.KEY);
    }

    @Override
    public Map<String, String> wrongValues() {
        return Map.of("api_key", "canary-wrong-1234");
    }

    @Override
    public ReportSlice sliceWithFacts() {
        return slice(KioskStore.TODAY.minusDays(1));
    }

    @Override
    public Optional<ReportSlice> sliceWithoutFacts() {
        return Optional.of(slice(KioskStore.TODAY.minusDays(2)));
    }

    @Override
    public Optional<ReportSlice> sliceNotMadeYet() {
        return Optional.of(slice(KioskStore.TODAY));
    }

    @Override
    public Optional<ReportSlice> sliceThatNeverComes() {
        return Optional.of(slice(KioskStore.TODAY.minusDays(40)));
    }

    @Override
    public Optional<String> appWithReviews() {
        return Optional.of(KioskStore.APP);
    }

    private static ReportSlice slice(LocalDate day) {
        return new ReportSlice("daily", "v1", new ReportPeriod(Grain.DAY, day));
    }

    @Override
    public OptionalInt storeCalls() {
        return OptionalInt.of(store.calls());
    }

    @Override
    public OptionalInt passwordsSent() {
        return OptionalInt.of(store.keysSent());
    }

    @Override
    public Set<String> storeSecrets() {
        return Set.of(KioskStore.TOKEN);
    }

    @Override
    public void close() {
        store.close();
    }
}
