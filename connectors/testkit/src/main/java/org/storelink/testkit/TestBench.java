package org.storelink.testkit;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Endpoint;
import org.storelink.connector.Fact;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.RawPart;
import org.storelink.connector.Replies;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.Reviews;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.SignInBudget;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;

/** A fixture on the bench: plays the host's part towards its connector. Used by one test, then closed. */
public final class TestBench implements AutoCloseable {

    private static final int MOST_STEPS = 10;

    private final ConnectorFixture fixture;
    private final RecordingHttp http = new RecordingHttp();
    private final MutableClock clock;

    TestBench(ConnectorFixture fixture) {
        this.fixture = fixture;
        this.clock = MutableClock.at(fixture.now());
    }

    ConnectorFixture fixture() {
        return fixture;
    }

    RecordingHttp http() {
        return http;
    }

    MutableClock clock() {
        return clock;
    }

    StoreConnector connector() {
        return fixture.connector();
    }

    ConnectorDescriptor descriptor() {
        return connector().descriptor();
    }

    CredentialMode mode() {
        return descriptor()
                .mode(fixture.mode())
                .orElseThrow(() -> new AssertionError("the descriptor has no mode " + fixture.mode()));
    }

    LentContext context() {
        return context(fixture.endpoints());
    }

    LentContext context(Map<String, URI> endpoints) {
        return new LentContext(endpoints, fixture.settings(), http, clock, new CountedSignIns());
    }

    LentContext context(SignInBudget signIns) {
        return new LentContext(fixture.endpoints(), fixture.settings(), http, clock, signIns);
    }

    int storeCalls() {
        return fixture.storeCalls().orElseGet(() -> http.requests().size());
    }

    Credential goodCredential() {
        return credential(fixture.goodValues());
    }

    Credential wrongCredential() {
        return credential(fixture.wrongValues());
    }

    private Credential credential(Map<String, String> values) {
        Map<String, char[]> characters = new HashMap<>();
        values.forEach((name, value) -> characters.put(name, value.toCharArray()));
        return new Credential(fixture.mode(), characters);
    }

    /** Whatever must never be seen: secret fields, right and wrong, and what the store handed out. */
    Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>(fixture.storeSecrets());
        for (CredentialField field : mode().fields()) {
            if (field instanceof CredentialField.Secret) {
                List.of(fixture.goodValues(), fixture.wrongValues()).stream()
                        .filter(values -> values.containsKey(field.name()))
                        .forEach(values -> secrets.add(values.get(field.name())));
            }
        }
        return secrets;
    }

    /** Every step of a link attempt, each taken by a new instance with nothing but the bytes of the state. */
    List<LinkStep> converse(Map<String, String> values, LentContext context) throws ConnectorException {
        return converse(values, context, Optional.empty());
    }

    private List<LinkStep> converse(Map<String, String> values, LentContext context, Optional<SessionMaterial> earlier)
            throws ConnectorException {
        List<LinkStep> steps = new ArrayList<>();
        try (Credential credential = credential(values)) {
            steps.add(connector().handshake(context).begin(credential, earlier));
        }
        while (steps.getLast() instanceof LinkStep.Challenged challenged) {
            if (steps.size() == MOST_STEPS) {
                throw new AssertionError("linking did not end within " + MOST_STEPS + " steps");
            }
            HandshakeState restored =
                    new HandshakeState(challenged.state().bytes().clone());
            try (Credential credential = credential(values)) {
                steps.add(connector()
                        .handshake(context)
                        .answer(credential, restored, fixture.answer(challenged.challenge())));
            }
        }
        return steps;
    }

    LinkGrant link() throws ConnectorException {
        return linkAgain(Optional.empty());
    }

    /** @param earlier what sessions of the account saved last */
    LinkGrant linkAgain(Optional<SessionMaterial> earlier) throws ConnectorException {
        LinkStep last = converse(fixture.goodValues(), context(), earlier).getLast();
        return switch (last) {
            case LinkStep.Linked linked -> linked.grant();
            case LinkStep.Refused refused -> throw new AssertionError("linking was refused: " + refused.failure());
            case LinkStep.Challenged _ -> throw new AssertionError("linking has not ended");
        };
    }

    interface SessionUse<T> {

        T with(StoreSession session) throws ConnectorException, IOException, InterruptedException;
    }

    /** Opens a session with a linked account, uses it and closes it. */
    <T> T inSession(LinkGrant grant, LentContext context, SessionUse<T> use)
            throws ConnectorException, IOException, InterruptedException {
        try (Credential credential = goodCredential();
                StoreSession session = connector().open(context, credential, InMemoryMaterial.of(grant.material()))) {
            return use.with(session);
        }
    }

    static Reports reportsOf(StoreSession session) {
        return session.reports().orElseThrow(() -> new AssertionError("the session has no reports"));
    }

    static Reviews reviewsOf(StoreSession session) {
        return session.reviews().orElseThrow(() -> new AssertionError("the session has no reviews"));
    }

    static Replies repliesOf(StoreSession session) {
        return session.replies().orElseThrow(() -> new AssertionError("the session has no replies"));
    }

    boolean gives(Capability capability) {
        return mode().capabilities().contains(capability);
    }

    String appWithReviews() {
        return fixture.appWithReviews()
                .orElseThrow(
                        () -> new AssertionError("the mode gives reviews, so the fixture must name an app with some"));
    }

    /** Every endpoint at one address. */
    LentContext everythingAt(URI address) {
        return context(descriptor().endpoints().stream().collect(Collectors.toMap(Endpoint::name, _ -> address)));
    }

    /** The facts of parts, read by a new instance. */
    List<Fact> parse(ReportSlice slice, List<? extends RawPart> parts) throws ConnectorException, IOException {
        List<Fact> facts = new ArrayList<>();
        connector().parser().parse(slice, List.copyOf(parts), facts::add);
        return facts;
    }

    @Override
    public void close() {
        http.close();
        fixture.close();
    }
}
