package org.storelink.appstoreconnect.apikey;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;
import org.storelink.testkit.ConnectorFixture;

/** The practice store's API on an evening in November, with a key for finance and reviews, and no surprises of its own. */
class KeyFixture implements ConnectorFixture {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String ACCOUNT = "121007001";

    private final AppStoreSimulator store;
    private final IssuedKey key;
    private final IssuedKey other;

    KeyFixture() {
        this(3500);
    }

    /** @param hourlyRequests how many the store takes of a key in an hour */
    KeyFixture(int hourlyRequests) {
        store = AppStoreSimulator.start(Options.builder()
                .today(TODAY)
                .quirks(false)
                .rowsPerDay(20)
                .hourlyRequests(hourlyRequests)
                .build());
        key = store.apiKeys().issue(ACCOUNT, Role.FINANCE, Role.CUSTOMER_SUPPORT);
        other = store.apiKeys().issue(ACCOUNT, Role.FINANCE);
    }

    AppStoreSimulator store() {
        return store;
    }

    IssuedKey key() {
        return key;
    }

    String vendor() {
        return store.truth().vendors().getFirst().number();
    }

    static Map<String, String> values(IssuedKey key, String vendor) {
        Map<String, String> values =
                new HashMap<>(Map.of(ApiKeyMode.KEY_ID, key.key().id(), ApiKeyMode.PRIVATE_KEY, key.p8()));
        key.key().issuer().ifPresent(issuer -> values.put(ApiKeyMode.ISSUER_ID, issuer));
        if (!vendor.isEmpty()) {
            values.put(ApiKeyMode.VENDOR_NUMBER, vendor);
        }
        return values;
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

    /** The period before the one that it is. */
    ReportSlice slice(String stream) {
        Grain grain = connector().descriptor().stream(stream).orElseThrow().grain();
        return new ReportSlice(
                stream,
                vendor(),
                ReportPeriod.holding(
                        grain, ReportPeriod.holding(grain, TODAY).start().minusDays(1)));
    }

    ReportSlice financial(int year, int month) {
        return new ReportSlice(
                "financial-monthly", vendor(), new ReportPeriod(Grain.MONTH, LocalDate.of(year, month, 1)));
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
        return Map.of(Endpoints.API, store.apiUri());
    }

    @Override
    public String mode() {
        return ApiKeyMode.ID;
    }

    @Override
    public Map<String, String> goodValues() {
        return values(key, vendor());
    }

    /** The ids of one key with the private half of another. */
    @Override
    public Map<String, String> wrongValues() {
        Map<String, String> values = values(key, vendor());
        values.put(ApiKeyMode.PRIVATE_KEY, other.p8());
        return values;
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

    /** Of all its apps the one with the most reviews. */
    @Override
    public Optional<String> appWithReviews() {
        return store.truth().vendors().stream()
                .filter(vendor -> vendor.account().equals(ACCOUNT))
                .flatMap(vendor -> vendor.products().stream())
                .map(product -> Long.toString(product.appleId()))
                .max(Comparator.comparingInt(
                        app -> store.reviews().of(Long.parseLong(app)).size()));
    }

    @Override
    public OptionalInt storeCalls() {
        return OptionalInt.of(store.requests().total());
    }

    /** Every token that was shown, and every line of the files. */
    @Override
    public Set<String> storeSecrets() {
        Set<String> secrets = new HashSet<>(store.apiTokens().shown());
        for (IssuedKey each : new IssuedKey[] {key, other}) {
            each.p8().lines().filter(line -> !line.startsWith("-")).forEach(secrets::add);
        }
        return secrets;
    }

    @Override
    public void close() {
        store.close();
    }
}
