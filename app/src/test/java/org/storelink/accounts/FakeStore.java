package org.storelink.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.storelink.connector.AccountKey;
import org.storelink.connector.Capability;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ReportParser;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.Store;
import org.storelink.connector.StoreApp;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.StoreSession;
import org.storelink.connector.Vendor;

/** A store that answers as the test wants, and counts what it is asked. */
final class FakeStore implements StoreConnector {

    static final String PASSWORD = "abcd-efgh-ijkl-mnop";
    static final ConnectorFailure REJECTED = new ConnectorFailure.CredentialRejected("No longer.");
    static final Map<String, String> GOOD_VALUES = Map.of("login", "ada@example.com", "password", PASSWORD);

    interface Begin {
        LinkStep answer(Credential credential) throws ConnectorException;
    }

    interface Further {
        LinkStep answer(HandshakeState state, ChallengeAnswer answer) throws ConnectorException;
    }

    interface Probe {
        List<Check> answer(Credential credential, MaterialStore material) throws ConnectorException;
    }

    final AtomicInteger asked = new AtomicInteger();
    /** Passwords that were sent, with the host's leave, in order. */
    final List<String> sent = new CopyOnWriteArrayList<>();
    /** Whether linking and checking send the password first. */
    volatile boolean signsIn;

    /** Whether it says that a sign-in begins. */
    volatile boolean begins;

    volatile int timesInACall = 1;
    volatile boolean saysAccepted;

    volatile Optional<SessionMaterial> lastEarlier = Optional.empty();
    volatile Begin onBegin = _ -> linked("ada", "8001");
    volatile Further onAnswer = (_, _) -> linked("ada", "8001");
    volatile Consumer<MaterialStore> onOpen = _ -> {};
    volatile Probe onCheck = (_, _) -> granted();

    /** What each key gives, by its id. */
    volatile Map<String, Set<Capability>> givenBy = Map.of();

    /** Why it does not take a key, which it never took, by the key's id. */
    volatile Map<String, String> neverTaken = Map.of();

    /** Why a key may not be removed, by its id. */
    volatile Map<String, String> stays = Map.of();

    static LinkStep linked(String identity, String... vendors) {
        return new LinkStep.Linked(grant(identity, vendors));
    }

    static LinkGrant grant(String identity, String... vendors) {
        return new LinkGrant(
                new StoreIdentity(identity, "Identity " + identity),
                List.of(vendors).stream()
                        .map(code -> new Vendor(code, "Vendor " + code))
                        .toList(),
                granted(),
                Optional.of(new SessionMaterial(
                        "token-canary-1".getBytes(java.nio.charset.StandardCharsets.UTF_8), Optional.empty())));
    }

    static List<Check> granted() {
        return List.of(
                new Check(Capability.SALES, Check.Outcome.GRANTED, ""),
                new Check(Capability.REVIEWS, Check.Outcome.GRANTED, ""));
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "fake-store",
                "Fake Store",
                new Store("fake", 77, "Fake Store"),
                List.of(
                        mode(
                                "password",
                                "[a-z]{4}(-[a-z]{4}){3}",
                                Set.of(Capability.SALES, Capability.REVIEWS),
                                Optional.empty()),
                        mode("key", "key-.+", Set.of(Capability.REVIEWS), Optional.of("login"))),
                List.of(),
                List.of(),
                List.of());
    }

    private static CredentialMode mode(
            String id, String form, Set<Capability> waitingForCode, Optional<String> keyField) {
        return new CredentialMode(
                id,
                "By " + id,
                "",
                List.of(
                        new CredentialField.Text("login", "Login", "", true, Optional.empty()),
                        new CredentialField.Secret(
                                "password",
                                "Password",
                                "",
                                true,
                                Optional.of(CredentialField.Format.of(form, "like " + form)))),
                Set.of(Capability.SALES, Capability.REVIEWS),
                Map.of(
                        Capability.SUBSCRIPTIONS, "part of sales",
                        Capability.FINANCE, "a key has it",
                        Capability.USAGE, "a key has it",
                        Capability.AD_SPEND, "an ads key has it",
                        Capability.REPLIES, "a key has it"),
                Optional.empty(),
                waitingForCode,
                Set.of(),
                Map.of(),
                keyField);
    }

    @Override
    public LinkHandshake handshake(ConnectorContext context) {
        return new LinkHandshake() {
            @Override
            public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException {
                lastEarlier = earlier;
                send(context, credential);
                asked.incrementAndGet();
                return onBegin.answer(credential);
            }

            @Override
            public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
                    throws ConnectorException {
                asked.incrementAndGet();
                return onAnswer.answer(state, answer);
            }
        };
    }

    @Override
    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material) {
        onOpen.accept(material);
        return new StoreSession() {
            @Override
            public List<Check> check() throws ConnectorException {
                send(context, credential);
                asked.incrementAndGet();
                return onCheck.answer(credential, material);
            }

            @Override
            public Optional<Reports> reports() {
                return Optional.empty();
            }

            @Override
            public Optional<Reviews> reviews() {
                return Optional.of(new Reviews() {
                    @Override
                    public List<StoreApp> apps() throws ConnectorException {
                        send(context, credential);
                        throw new ConnectorException(REJECTED);
                    }

                    @Override
                    public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException {
                        send(context, credential);
                        return new ReviewPage(List.of(), Optional.empty());
                    }
                });
            }

            @Override
            public Optional<Replies> replies() {
                return Optional.of(new Replies() {
                    @Override
                    public ReplyLimit limit() {
                        return new ReplyLimit(100, ReplyLimit.Unit.CODE_UNITS);
                    }

                    @Override
                    public Optional<Reply> current(ReviewId review) throws ConnectorException {
                        send(context, credential);
                        return Optional.empty();
                    }

                    @Override
                    public Reply publish(ReviewId review, String text) throws ConnectorException {
                        send(context, credential);
                        return new Reply(text, Reply.State.PENDING, Optional.empty());
                    }

                    @Override
                    public void withdraw(ReviewId review) throws ConnectorException {
                        send(context, credential);
                        throw new ConnectorException(REJECTED);
                    }
                });
            }
        };
    }

    private void send(ConnectorContext context, Credential credential) throws ConnectorException {
        if (begins) {
            context.signIns().begin();
        }
        if (signsIn) {
            for (int time = 0; time < timesInACall; time++) {
                context.signIns().spend();
                sent.add(credential.value("password"));
                if (saysAccepted) {
                    context.signIns().accepted();
                }
            }
        }
    }

    @Override
    public List<AccountKey> keys(Credential credential, Optional<SessionMaterial> material) {
        return credential.keys().stream()
                .map(key -> key.value("login"))
                .map(id -> new AccountKey(
                        id,
                        "Key",
                        neverTaken.containsKey(id) ? Set.of() : givenBy.getOrDefault(id, Set.of()),
                        neverTaken.containsKey(id) ? Set.of() : givenBy.getOrDefault(id, Set.of()),
                        Optional.of(Instant.EPOCH).filter(_ -> !neverTaken.containsKey(id)),
                        Optional.ofNullable(neverTaken.get(id)),
                        Optional.ofNullable(stays.get(id))))
                .toList();
    }

    @Override
    public ReportParser parser() {
        return (_, _, _) -> {};
    }
}
