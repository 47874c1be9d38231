package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CountedSignIns;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.MutableClock;
import org.storelink.testkit.RecordingHttp;

/** Plays the host and the person towards a small Apple; every step is taken with nothing but the bytes of the last one. */
final class AccountTalk implements AutoCloseable {

    private final AccountFixture fixture = new AccountFixture();
    private final RecordingHttp http = new RecordingHttp();
    private final MutableClock clock = MutableClock.at(fixture.now());
    private final CountedSignIns signIns = new CountedSignIns();
    private LentContext context = context(fixture.settings());

    FakeApple apple() {
        return fixture.apple();
    }

    AccountFixture fixture() {
        return fixture;
    }

    MutableClock clock() {
        return clock;
    }

    LentContext context() {
        return context;
    }

    LentContext context(Map<String, String> settings) {
        return new LentContext(fixture.endpoints(), settings, http, clock, signIns);
    }

    /** As an operator sets it, for all that follows. */
    void set(String setting, String value) {
        Map<String, String> settings = new HashMap<>(context.settings());
        settings.put(setting, value);
        context = context(settings);
    }

    int saidAccepted() {
        return signIns.saidAccepted();
    }

    int signInsBegun() {
        return signIns.begun();
    }

    int leavesAsked() {
        return signIns.asked();
    }

    Credential credential(String appleId, String password) {
        return new Credential(
                AccountMode.ID,
                Map.of(AccountMode.APPLE_ID, appleId.toCharArray(), AccountMode.PASSWORD, password.toCharArray()));
    }

    private Credential credential() {
        return credential(fixture.store().appleId(), FakeApple.PASSWORD);
    }

    LinkStep begin() throws ConnectorException {
        return begin(Optional.empty());
    }

    LinkStep begin(Optional<SessionMaterial> earlier) throws ConnectorException {
        try (Credential typed = credential()) {
            return followed(new AppStoreConnect().handshake(context).begin(typed, earlier));
        }
    }

    LinkStep begin(String appleId, String password, Optional<SessionMaterial> earlier) throws ConnectorException {
        try (Credential typed = credential(appleId, password)) {
            return followed(new AppStoreConnect().handshake(context).begin(typed, earlier));
        }
    }

    LinkStep answer(LinkStep asked, ChallengeAnswer answer) throws ConnectorException {
        return answer(((LinkStep.Challenged) asked).state(), answer);
    }

    LinkStep answer(HandshakeState state, ChallengeAnswer answer) throws ConnectorException {
        return followed(next(state, answer));
    }

    /** The one step that an answer leads to, as the host gets it. */
    LinkStep next(LinkStep asked, ChallengeAnswer answer) throws ConnectorException {
        return next(((LinkStep.Challenged) asked).state(), answer);
    }

    private LinkStep next(HandshakeState state, ChallengeAnswer answer) throws ConnectorException {
        HandshakeState restored = new HandshakeState(state.bytes().clone());
        try (Credential typed = credential()) {
            return new AppStoreConnect().handshake(context).answer(typed, restored, answer);
        }
    }

    /** Agrees to what only has to be kept, as the host does. */
    private LinkStep followed(LinkStep step) throws ConnectorException {
        LinkStep next = step;
        while (next instanceof LinkStep.Challenged(Challenge.Consent consent, HandshakeState state)
                && consent.atOnce()) {
            next = next(state, new ChallengeAnswer.Agreed());
        }
        return next;
    }

    LinkStep code(LinkStep asked) throws ConnectorException {
        return answer(asked, new ChallengeAnswer.Code(FakeApple.CODE));
    }

    LinkGrant link() throws ConnectorException {
        return granted(code(begin()));
    }

    StoreSession open(InMemoryMaterial material) throws ConnectorException {
        return new AppStoreConnect().open(context, credential(), material);
    }

    static LinkGrant granted(LinkStep step) {
        assertThat(step).isInstanceOf(LinkStep.Linked.class);
        return ((LinkStep.Linked) step).grant();
    }

    static ConnectorFailure refused(LinkStep step) {
        assertThat(step).isInstanceOf(LinkStep.Refused.class);
        return ((LinkStep.Refused) step).failure();
    }

    static Challenge.OneTimeCode codeAsked(LinkStep step) {
        assertThat(step).isInstanceOf(LinkStep.Challenged.class);
        return (Challenge.OneTimeCode) ((LinkStep.Challenged) step).challenge();
    }

    static Challenge asked(LinkStep step) {
        assertThat(step).isInstanceOf(LinkStep.Challenged.class);
        return ((LinkStep.Challenged) step).challenge();
    }

    @Override
    public void close() {
        http.close();
        fixture.close();
    }
}
