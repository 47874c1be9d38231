package org.storelink.appstoreconnect;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.apppassword.AppPasswordMode;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;
import org.storelink.testkit.ConnectorFixture;

/** The practice store on an evening in November, with two accounts and no surprises of its own. */
final class SimulatorFixture implements ConnectorFixture {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final AppStoreSimulator store =
            AppStoreSimulator.start(Options.builder().today(TODAY).quirks(false).build());

    AppStoreSimulator store() {
        return store;
    }

    String vendor() {
        return store.truth().vendors().getFirst().number();
    }

    /** The newest day of which the store says so. */
    LocalDate day(Publication publication) {
        return TODAY.minusDays(300)
                .datesUntil(TODAY)
                .filter(day -> store.truth().publication(vendor(), DateType.DAILY, day) == publication)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    ReportSlice daily(LocalDate day) {
        return new ReportSlice("sales-daily", vendor(), new ReportPeriod(Grain.DAY, day));
    }

    @Override
    public StoreConnector connector() {
        return new AppStoreConnect();
    }

    @Override
    public Instant now() {
        return store.clock().instant();
    }

    @Override
    public Map<String, URI> endpoints() {
        String uri = store.uri().toString();
        return Map.of(Endpoints.REPORTER, URI.create(uri.replaceFirst("/$", "")));
    }

    @Override
    public String mode() {
        return AppPasswordMode.ID;
    }

    @Override
    public Map<String, String> goodValues() {
        return Map.of(AppPasswordMode.APPLE_ID, store.appleId(), AppPasswordMode.PASSWORD, store.appSpecificPassword());
    }

    @Override
    public Map<String, String> wrongValues() {
        return Map.of(AppPasswordMode.APPLE_ID, store.appleId(), AppPasswordMode.PASSWORD, "wron-gone-wron-gone");
    }

    @Override
    public ReportSlice sliceWithFacts() {
        return daily(day(Publication.AVAILABLE));
    }

    @Override
    public Optional<ReportSlice> sliceWithoutFacts() {
        return Optional.of(daily(day(Publication.NO_SALES)));
    }

    @Override
    public Optional<ReportSlice> sliceNotMadeYet() {
        return Optional.of(daily(TODAY));
    }

    @Override
    public Optional<ReportSlice> sliceThatNeverComes() {
        return Optional.of(daily(TODAY.minusDays(500)));
    }

    @Override
    public OptionalInt storeCalls() {
        return OptionalInt.of(store.requests().total());
    }

    @Override
    public OptionalInt passwordsSent() {
        return OptionalInt.of(store.requests().passwordUses());
    }

    @Override
    public Set<String> storeSecrets() {
        return store.accessTokens().current().stream()
                .map(token -> token.value())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        store.close();
    }
}
