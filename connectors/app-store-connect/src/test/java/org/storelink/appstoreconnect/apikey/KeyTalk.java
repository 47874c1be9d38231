package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.connector.AccountKey;
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
        return new Credential(ApiKeyMode.ID, characters(values));
    }

    private static Map<String, char[]> characters(Map<String, String> values) {
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, value -> value.getValue()
                .toCharArray()));
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

    /** Links with several keys, the last of which was entered now, with no vendor number but what the first one is given with. */
    LinkStep linkAll(Optional<SessionMaterial> earlier, String vendors, IssuedKey... keys) throws ConnectorException {
        try (Credential all = all(vendors, keys)) {
            return new AppStoreConnect().handshake(context()).begin(all, earlier);
        }
    }

    /** Adds one key to another that the account holds, with a vendor number typed beside it. */
    LinkStep add(Optional<SessionMaterial> earlier, IssuedKey held, IssuedKey added, String vendor)
            throws ConnectorException {
        try (Credential all = new Credential(
                ApiKeyMode.ID,
                characters(KeyFixture.values(held, fixture.vendor())),
                List.of(credential(KeyFixture.values(added, vendor))))) {
            return new AppStoreConnect().handshake(context()).begin(all, earlier);
        }
    }

    private static Credential all(String vendors, IssuedKey... keys) {
        return new Credential(
                ApiKeyMode.ID,
                characters(KeyFixture.values(keys[0], vendors)),
                Stream.of(keys)
                        .skip(1)
                        .map(key -> credential(KeyFixture.values(key, "")))
                        .toList());
    }

    /** In a session of its own, with an account that holds these keys. */
    <T> T inSession(InMemoryMaterial material, Work<T> work, IssuedKey... keys)
            throws ConnectorException, IOException, InterruptedException {
        try (Credential all = all(fixture.vendor(), keys);
                StoreSession session = new AppStoreConnect().open(context(), all, material)) {
            return work.in(session);
        }
    }

    /** What people are told of the keys. */
    List<AccountKey> told(Optional<SessionMaterial> material, IssuedKey... keys) throws ConnectorException {
        try (Credential all = all(fixture.vendor(), keys)) {
            return new AppStoreConnect().keys(all, material);
        }
    }

    /** Ids of the keys that were used while something was done. */
    Set<String> usedFor(Callable<?> work) throws Exception {
        Set<String> before = store().apiTokens().shown();
        work.call();
        return store().apiTokens().shown().stream()
                .filter(token -> !before.contains(token))
                .map(KeyTalk::keyId)
                .collect(Collectors.toSet());
    }

    private static String keyId(String token) {
        byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return Json.parse(new String(header, StandardCharsets.UTF_8))
                .flatMap(json -> json.at("kid").text())
                .orElseThrow();
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
