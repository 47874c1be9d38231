package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.Fact;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.SliceResult;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CollectedParts;
import org.storelink.testkit.CountedSignIns;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.MutableClock;
import org.storelink.testkit.RecordingHttp;

/** Plays the host towards the practice store's API. */
final class KeyTalk implements AutoCloseable {

    private final KeyFixture fixture;
    private final RecordingHttp http = new RecordingHttp();
    private final MutableClock clock;
    private Map<String, String> settings = Map.of();

    KeyTalk() {
        this(new KeyFixture());
    }

    KeyTalk(KeyFixture fixture) {
        this.fixture = fixture;
        this.clock = MutableClock.at(fixture.now());
    }

    KeyFixture fixture() {
        return fixture;
    }

    AppStoreSimulator store() {
        return fixture.store();
    }

    void set(String setting, String value) {
        settings = Map.of(setting, value);
    }

    /** Every address that was asked for. */
    List<URI> asked() {
        return http.requests();
    }

    /** The connector's clock goes wrong; the store's does not. */
    void skew(Duration ahead) {
        clock.advance(ahead);
    }

    /** The evening of another day, for store and connector. */
    void timeIs(LocalDate day) {
        Instant before = fixture.now();
        store().clock().today(day);
        clock.advance(Duration.between(before, fixture.now()));
    }

    private LentContext context() {
        return new LentContext(fixture.endpoints(), settings, http, clock, new CountedSignIns());
    }

    private static Credential credential(Map<String, String> values) {
        return new Credential(
                ApiKeyMode.ID,
                values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, value -> value.getValue()
                        .toCharArray())));
    }

    LinkStep link(IssuedKey key) throws ConnectorException {
        return link(KeyFixture.values(key, fixture.vendor()), Optional.empty());
    }

    LinkStep link(Map<String, String> values, Optional<SessionMaterial> earlier) throws ConnectorException {
        try (Credential typed = credential(values)) {
            return new AppStoreConnect().handshake(context()).begin(typed, earlier);
        }
    }

    LinkStep answer(Map<String, String> values, HandshakeState state, String... vendors) throws ConnectorException {
        try (Credential typed = credential(values)) {
            return new AppStoreConnect()
                    .handshake(context())
                    .answer(typed, state, new ChallengeAnswer.Chosen(List.of(vendors)));
        }
    }

    LinkGrant grant() throws ConnectorException {
        return ((LinkStep.Linked) link(fixture.key())).grant();
    }

    interface Work<T> {

        T in(StoreSession session) throws ConnectorException, IOException, InterruptedException;
    }

    /** In a session of its own, with a linked account. */
    <T> T inSession(Work<T> work) throws ConnectorException, IOException, InterruptedException {
        return inSession(fixture.vendor(), work);
    }

    /** @param vendors as they were typed */
    <T> T inSession(String vendors, Work<T> work) throws ConnectorException, IOException, InterruptedException {
        try (Credential typed = credential(KeyFixture.values(fixture.key(), vendors));
                StoreSession session = new AppStoreConnect().open(context(), typed, InMemoryMaterial.empty())) {
            return work.in(session);
        }
    }

    SliceResult fetch(ReportSlice slice, CollectedParts parts)
            throws ConnectorException, IOException, InterruptedException {
        return fetch(slice, Optional.empty(), parts);
    }

    SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, CollectedParts parts)
            throws ConnectorException, IOException, InterruptedException {
        return inSession(session -> session.reports().orElseThrow().fetch(slice, resume, parts));
    }

    ConnectorFailure failureOfFetching(ReportSlice slice) {
        return catchThrowableOfType(ConnectorException.class, () -> fetch(slice, new CollectedParts()))
                .failure();
    }

    List<Fact> facts(ReportSlice slice, CollectedParts parts) throws ConnectorException, IOException {
        List<Fact> facts = new ArrayList<>();
        new AppStoreConnect().parser().parse(slice, parts.raw(), facts::add);
        return facts;
    }

    @Override
    public void close() {
        http.close();
        fixture.close();
    }
}
