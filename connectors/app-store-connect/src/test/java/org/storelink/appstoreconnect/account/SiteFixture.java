package org.storelink.appstoreconnect.account;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;
import org.storelink.testkit.ConnectorFixture;

/** The practice store as a whole, to read something of its site there. */
final class SiteFixture implements ConnectorFixture {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** What is read, of a vendor. */
    record Slices(ReportSlice withFacts, Optional<ReportSlice> withoutFacts, Optional<ReportSlice> notMadeYet) {}

    private final AppStoreSimulator store = AppStoreSimulator.start(Options.builder()
            .today(TODAY)
            .vendors(1)
            .rowsPerDay(8)
            .quirks(false)
            .build());
    private final Slices slices;

    SiteFixture(Function<String, Slices> slices) {
        this.slices = slices.apply(store.truth().vendors().getFirst().number());
    }

    AppStoreSimulator store() {
        return store;
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
        URI uri = URI.create(store.uri().toString().replaceFirst("/$", ""));
        return Map.of(Endpoints.REPORTER, uri, Endpoints.IDMSA, uri, Endpoints.APP_STORE_CONNECT, uri);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(WebSession.PAUSE, "PT0S");
    }

    @Override
    public String mode() {
        return AccountMode.ID;
    }

    @Override
    public Map<String, String> goodValues() {
        return Map.of(AccountMode.APPLE_ID, Practice.APPLE_ID, AccountMode.PASSWORD, Practice.PASSWORD);
    }

    @Override
    public Map<String, String> wrongValues() {
        return Map.of(AccountMode.APPLE_ID, Practice.APPLE_ID, AccountMode.PASSWORD, "Wrong Horse 9");
    }

    @Override
    public String sentCode() {
        return store.codes().newest(Practice.APPLE_ID).orElseThrow();
    }

    @Override
    public ReportSlice sliceWithFacts() {
        return slices.withFacts();
    }

    @Override
    public Optional<ReportSlice> sliceWithoutFacts() {
        return slices.withoutFacts();
    }

    @Override
    public Optional<ReportSlice> sliceNotMadeYet() {
        return slices.notMadeYet();
    }

    @Override
    public Optional<ReportSlice> sliceThatNeverComes() {
        return Optional.empty();
    }

    @Override
    public Optional<String> appWithReviews() {
        return store.truth().vendors().getFirst().products().stream()
                .map(product -> Long.toString(product.appleId()))
                .findFirst();
    }

    @Override
    public OptionalInt storeCalls() {
        return OptionalInt.of(store.requests().total());
    }

    @Override
    public Set<String> storeSecrets() {
        return store.accessTokens()
                .current()
                .map(token -> Set.of(token.value()))
                .orElse(Set.of());
    }

    @Override
    public void close() {
        store.close();
    }
}
