package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.ReportParser;
import org.storelink.connector.Reports;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;

/**
 * A store that sends codes, whose sessions end after hours and whose trust ends after days, that locks accounts and asks for patience
 * whenever it likes, and that remembers every password it was sent. Its account belongs to one password at a time.
 */
final class LockingStore implements StoreConnector {

    private static final Duration SESSION = Duration.ofHours(3);
    private static final Duration TRUST = Duration.ofDays(2);
    private static final String CODE = "123456";

    enum Answer {
        ACCEPTED,
        REJECTED,
        LOCKED,
        THROTTLED,
        NONE
    }

    /**
     * A password that arrived.
     *
     * @param attended whether a person waited
     * @param lost whether whoever sent it died before it heard the answer
     */
    record Sent(Instant at, String password, boolean attended, Answer answer, boolean lost) {}

    private final RandomGenerator chance;
    final List<Sent> sent = new ArrayList<>();
    int codesAskedFor;
    String password = "";
    Runnable kill = () -> {};

    LockingStore(RandomGenerator chance) {
        this.chance = chance;
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new FakeStore().descriptor();
    }

    private void signIn(ConnectorContext context, Credential credential, boolean attended) throws ConnectorException {
        context.signIns().spend();
        Instant now = context.clock().instant();
        Answer answer =
                switch (chance.nextInt(40)) {
                    case 0 -> Answer.LOCKED;
                    case 1 -> Answer.THROTTLED;
                    case 2 -> Answer.NONE;
                    default -> credential.value("password").equals(password) ? Answer.ACCEPTED : Answer.REJECTED;
                };
        boolean lost = chance.nextInt(15) == 0;
        sent.add(new Sent(now, credential.value("password"), attended, answer, lost));
        if (lost) {
            kill.run();
        }
        switch (answer) {
            case ACCEPTED -> {}
            case REJECTED -> throw new ConnectorException(new ConnectorFailure.CredentialRejected("Wrong."));
            case LOCKED ->
                throw new ConnectorException(new ConnectorFailure.AccountLocked(now.plusSeconds(60), "Locked."));
            case THROTTLED ->
                throw new ConnectorException(new ConnectorFailure.Throttled(now.plusSeconds(60), "Patience."));
            case NONE -> throw new ConnectorException(new ConnectorFailure.Unavailable("Silence."));
        }
    }

    @Override
    public LinkHandshake handshake(ConnectorContext context) {
        return new LinkHandshake() {
            @Override
            public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) {
                try {
                    signIn(context, credential, true);
                } catch (ConnectorException e) {
                    return new LinkStep.Refused(e.failure());
                }
                codesAskedFor++;
                return asked("your devices");
            }

            @Override
            public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer) {
                return switch (answer) {
                    case ChallengeAnswer.Code(String code)
                    when code.equals(CODE) ->
                        new LinkStep.Linked(grant(context.clock().instant()));
                    case ChallengeAnswer.SendTo _ -> {
                        codesAskedFor++;
                        yield asked("your devices");
                    }
                    case ChallengeAnswer.Code _, ChallengeAnswer.Chosen _, ChallengeAnswer.Agreed _ ->
                        asked("your devices");
                };
            }
        };
    }

    private static LinkGrant grant(Instant now) {
        LinkGrant grant = FakeStore.grant("ada", "8001");
        return new LinkGrant(
                grant.identity(),
                grant.vendors(),
                grant.checks(),
                Optional.of(kept(now.plus(SESSION), now.plus(TRUST))));
    }

    private static SessionMaterial kept(Instant session, Instant trust) {
        return new SessionMaterial((session + " " + trust).getBytes(UTF_8), Optional.of(trust));
    }

    private static LinkStep.Challenged asked(String sentTo) {
        return new LinkStep.Challenged(code(sentTo), new HandshakeState(new byte[] {1}));
    }

    private static Challenge code(String sentTo) {
        return new Challenge.OneTimeCode(
                "Type it.",
                CODE.length(),
                sentTo,
                List.of(new Challenge.Delivery("device", Challenge.Delivery.Kind.DEVICE, "your devices")),
                "",
                OptionalInt.empty(),
                Optional.empty());
    }

    @Override
    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material) {
        return new StoreSession() {
            @Override
            public List<Check> check() throws ConnectorException {
                String[] ends = new String(material.current().orElseThrow().bytes(), UTF_8).split(" ");
                Instant now = context.clock().instant();
                Instant trust = Instant.parse(ends[1]);
                if (!now.isBefore(trust)) {
                    throw new ConnectorException(new ConnectorFailure.ChallengeRequired(
                            code(""), new HandshakeState(new byte[] {2}), "A code is needed."));
                }
                if (!now.isBefore(Instant.parse(ends[0]))) {
                    signIn(context, credential, false);
                    material.save(LockingStore.kept(now.plus(SESSION), trust));
                }
                return FakeStore.granted();
            }

            @Override
            public Optional<Reports> reports() {
                return Optional.empty();
            }
        };
    }

    @Override
    public ReportParser parser() {
        return (_, _, _) -> {};
    }
}
