package org.storelink.appstoreconnect.account;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;
import org.storelink.testkit.ConnectorFixture;

/** A small Apple to sign in at, and the practice store's Reporter behind it. */
final class AccountFixture implements ConnectorFixture {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final AppStoreSimulator store =
            AppStoreSimulator.start(Options.builder().today(TODAY).quirks(false).build());
    private final FakeApple apple = new FakeApple(store.appleId());

    AccountFixture() {
        store.accessTokens().issue();
        apple.site.vendors = List.of(store.truth().vendors().getFirst().number());
        apple.site.token = () -> store.accessTokens().current().map(token -> token.value());
        apple.site.resetToken = () -> store.accessTokens().issue();
    }

    FakeApple apple() {
        return apple;
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
        return Map.of(
                Endpoints.REPORTER, URI.create(store.uri().toString().replaceFirst("/$", "")),
                Endpoints.IDMSA, apple.idmsaUri(),
                Endpoints.APP_STORE_CONNECT, apple.siteUri());
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
        return Map.of(AccountMode.APPLE_ID, store.appleId(), AccountMode.PASSWORD, FakeApple.PASSWORD);
    }

    @Override
    public Map<String, String> wrongValues() {
        return Map.of(AccountMode.APPLE_ID, store.appleId(), AccountMode.PASSWORD, "Wrong Horse 9");
    }

    @Override
    public ChallengeAnswer answer(Challenge challenge) {
        return challenge instanceof Challenge.OneTimeCode
                ? new ChallengeAnswer.Code(FakeApple.CODE)
                : ConnectorFixture.super.answer(challenge);
    }

    private ReportSlice daily(LocalDate day) {
        return new ReportSlice("sales-daily", apple.site.vendors.getFirst(), new ReportPeriod(Grain.DAY, day));
    }

    private LocalDate day(Publication publication) {
        return TODAY.minusDays(300)
                .datesUntil(TODAY)
                .filter(day ->
                        store.truth().publication(apple.site.vendors.getFirst(), DateType.DAILY, day) == publication)
                .reduce((_, later) -> later)
                .orElseThrow();
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
    public Optional<String> appWithReviews() {
        return Optional.of(FakeReviews.APP);
    }

    @Override
    public OptionalInt storeCalls() {
        return OptionalInt.of(store.requests().total() + apple.calls("/").size());
    }

    @Override
    public OptionalInt passwordsSent() {
        return OptionalInt.of(apple.passwordsSent() + store.requests().passwordUses());
    }

    @Override
    public Set<String> storeSecrets() {
        Set<String> secrets = new HashSet<>(apple.secrets());
        store.accessTokens().current().ifPresent(token -> secrets.add(token.value()));
        return secrets;
    }

    @Override
    public void close() {
        apple.close();
        store.close();
    }
}
