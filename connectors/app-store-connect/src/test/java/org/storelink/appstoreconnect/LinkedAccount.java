package org.storelink.appstoreconnect;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.apikey.ApiKeyMode;
import org.storelink.appstoreconnect.apppassword.AppPasswordMode;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.Fact;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SignInBudget;
import org.storelink.connector.SliceResult;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CollectedParts;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.RecordingHttp;

/** Plays the host towards the practice store: links, opens a session, fetches and parses. */
final class LinkedAccount implements AutoCloseable {

    private final AppStoreConnect connector = new AppStoreConnect();
    private final RecordingHttp http = new RecordingHttp();
    private final LentContext context;
    private final LinkGrant grant;
    private final Credential credential;
    private final InMemoryMaterial material;
    private final StoreSession session;

    /** By app-specific password. */
    LinkedAccount(AppStoreSimulator store, Clock clock) throws ConnectorException {
        this(store, clock, () -> credential(store));
    }

    /** By a key that may read sales, with all vendors of the first account. */
    static LinkedAccount byKey(AppStoreSimulator store, Clock clock) throws ConnectorException {
        String account = store.truth().accounts().getFirst().number();
        IssuedKey key = store.apiKeys().issue(account, Role.SALES);
        String vendors = store.truth().vendors().stream()
                .filter(vendor -> vendor.account().equals(account))
                .map(Vendor::number)
                .collect(Collectors.joining(","));
        return new LinkedAccount(
                store,
                clock,
                () -> new Credential(
                        ApiKeyMode.ID,
                        Map.of(
                                ApiKeyMode.ISSUER_ID,
                                        key.key().issuer().orElseThrow().toCharArray(),
                                ApiKeyMode.KEY_ID, key.key().id().toCharArray(),
                                ApiKeyMode.PRIVATE_KEY, key.p8().toCharArray(),
                                ApiKeyMode.VENDOR_NUMBER, vendors.toCharArray())));
    }

    private LinkedAccount(AppStoreSimulator store, Clock clock, Supplier<Credential> typed) throws ConnectorException {
        this.context = new LentContext(
                Map.of(
                        Endpoints.REPORTER, URI.create(store.uri().toString().replaceFirst("/$", "")),
                        Endpoints.API, store.apiUri()),
                http,
                clock);
        this.grant = link(typed);
        this.credential = typed.get();
        this.material = InMemoryMaterial.of(grant.material());
        this.session = connector.open(context, credential, material);
    }

    static Credential credential(AppStoreSimulator store) {
        return new Credential(
                AppPasswordMode.ID,
                Map.of(
                        AppPasswordMode.APPLE_ID, store.appleId().toCharArray(),
                        AppPasswordMode.PASSWORD, store.appSpecificPassword().toCharArray()));
    }

    private LinkGrant link(Supplier<Credential> form) throws ConnectorException {
        LinkHandshake handshake = connector.handshake(context);
        try (Credential typed = form.get()) {
            LinkStep step = handshake.begin(typed, Optional.empty());
            while (step instanceof LinkStep.Challenged challenged) {
                step = handshake.answer(typed, copy(challenged.state()), answer(challenged.challenge()));
            }
            return ((LinkStep.Linked) step).grant();
        }
    }

    private static HandshakeState copy(HandshakeState state) {
        return new HandshakeState(state.bytes().clone());
    }

    private static ChallengeAnswer answer(Challenge challenge) {
        return switch (challenge) {
            case Challenge.Consent _ -> new ChallengeAnswer.Agreed();
            case Challenge.OneTimeCode _ -> throw new AssertionError("an app-specific password needs no code");
            case Challenge.Choose choose ->
                new ChallengeAnswer.Chosen(choose.options().stream()
                        .map(Challenge.Option::id)
                        .limit(choose.several() ? Integer.MAX_VALUE : 1)
                        .toList());
        };
    }

    LinkGrant grant() {
        return grant;
    }

    InMemoryMaterial material() {
        return material;
    }

    StoreSession session() {
        return session;
    }

    SliceResult fetch(ReportSlice slice, CollectedParts parts)
            throws ConnectorException, IOException, InterruptedException {
        return session.reports().orElseThrow().fetch(slice, Optional.empty(), parts);
    }

    /** What fetching fails with in a session of its own that has other leave to sign in. */
    ConnectorFailure failureOfFetching(ReportSlice slice, SignInBudget signIns) {
        ConnectorContext lent = new LentContext(context.endpoints(), http, context.clock(), signIns);
        return catchThrowableOfType(ConnectorException.class, () -> {
                    try (StoreSession other = connector.open(lent, credential, material)) {
                        other.reports().orElseThrow().fetch(slice, Optional.empty(), new CollectedParts());
                    }
                })
                .failure();
    }

    List<Fact> facts(ReportSlice slice) throws ConnectorException, IOException, InterruptedException {
        CollectedParts parts = new CollectedParts();
        List<Fact> facts = new ArrayList<>();
        if (fetch(slice, parts) instanceof SliceResult.Complete) {
            connector.parser().parse(slice, parts.raw(), facts::add);
        }
        return facts;
    }

    List<Fact.Sale> sales(ReportSlice slice) throws ConnectorException, IOException, InterruptedException {
        return facts(slice).stream().map(Fact.Sale.class::cast).toList();
    }

    @Override
    public void close() {
        session.close();
        credential.close();
        http.close();
    }
}
