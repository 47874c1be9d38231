package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.platform.Transactions;
import org.storelink.vault.Vault;

/**
 * Counts how often passwords are sent to accounts of stores, over all nodes, organizations and restarts, and refuses it where the store
 * might lock the account. What is counted is kept by connector and user name, so linking again, or elsewhere, begins nothing anew; it is
 * noted a second time outside the database, so neither does a database from a backup.
 */
@ApplicationScoped
class SignIns {

    /** Two nodes that meet an account for the first time at the same moment: one of them looks again. */
    private static final int TRIES = 3;

    private final EntityManager entityManager;
    private final Transactions transactions;
    private final Vault vault;
    private final SignInLimits limits;
    private final SignInWitness witness;
    private final Clock clock;

    @Inject
    SignIns(EntityManager entityManager, Transactions transactions, Vault vault, SignInsConfig config, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.vault = vault;
        this.limits = config.limits();
        this.witness = new SignInWitness(config.folder());
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected SignIns() {
        this.entityManager = null;
        this.transactions = null;
        this.vault = null;
        this.limits = null;
        this.witness = null;
        this.clock = null;
    }

    /** Tells the database what it does not know: it may be one from a backup, or the server died before it was told. */
    void recall(@Observes Startup started) {
        transactions.in(() -> witness.recall(clock.instant()).forEach(noted -> {
            SignIn known = entityManager.find(SignIn.class, noted.id());
            if (known == null) {
                entityManager.persist(noted);
            } else {
                known.end(noted.outcome(), noted.restsUntil());
            }
        }));
    }

    /**
     * Leave for one call of a connector.
     *
     * @param attended whether a person waits for it
     */
    SignInLeave leave(ConnectorDescriptor connector, Credential credential, String username, boolean attended) {
        return new SignInLeave(
                this, subject(connector.id(), username), fingerprint(connector, credential), attended, clock);
    }

    /** A keyed fingerprint of the secrets of a credential. */
    private String fingerprint(ConnectorDescriptor connector, Credential credential) {
        ByteArrayOutputStream secrets = new ByteArrayOutputStream();
        List<String> fields = connector.mode(credential.mode()).stream()
                .flatMap(mode -> mode.fields().stream())
                .filter(CredentialField.Secret.class::isInstance)
                .map(CredentialField::name)
                .sorted()
                .toList();
        credential.keys().forEach(key -> fields.stream()
                .filter(key.fields()::contains)
                .map(field -> (field + '\n' + key.value(field) + '\n').getBytes(UTF_8))
                .forEach(secrets::writeBytes));
        byte[] bytes = secrets.toByteArray();
        secrets.reset();
        try {
            return vault.fingerprint(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Stores take an account's name in any letter case. */
    private String subject(String connector, String username) {
        return vault.fingerprint((connector + '\n' + username.strip().toLowerCase(Locale.ROOT)).getBytes(UTF_8));
    }

    /** Why Storelink would not sign in to the account by itself now. In the caller's transaction. */
    Optional<ConnectorFailure> refusal(Account account) {
        return account.secrets().fingerprint().flatMap(fingerprint -> {
            List<SignIn> history = history(subject(account.connector(), account.username()));
            return limits.refusal(history, fingerprint, false, clock.instant());
        });
    }

    /** Why the store is not to be asked at all with this password, before anything is sent; a person waits. */
    Optional<ConnectorFailure> refusal(String subject, String fingerprint) {
        return transactions.in(() -> {
            List<SignIn> history = history(subject);
            return limits.rest(history, clock.instant()).or(() -> limits.rejection(history, fingerprint));
        });
    }

    /** Why the password may not be sent now, as {@link #spend} would say; counts nothing. */
    Optional<ConnectorFailure> refusal(String subject, String fingerprint, boolean attended) {
        return transactions.in(() -> limits.refusal(history(subject), fingerprint, attended, clock.instant()));
    }

    /**
     * Counts a sign-in that is about to be sent; durable when it returns.
     *
     * @return its id
     */
    String spend(String subject, String fingerprint, boolean attended) throws ConnectorException {
        record Decision(Optional<ConnectorFailure> refusal, String id) {}
        Decision decision = alone(subject, () -> {
            Instant now = clock.instant();
            Optional<ConnectorFailure> refusal = limits.refusal(history(subject), fingerprint, attended, now);
            SignIn signIn = new SignIn(subject, fingerprint, attended, now);
            if (refusal.isEmpty()) {
                entityManager.persist(signIn);
                entityManager.flush();
                witness.note(signIn);
            }
            return new Decision(refusal, signIn.id());
        });
        if (decision.refusal().isPresent()) {
            throw new ConnectorException(decision.refusal().get());
        }
        return decision.id();
    }

    /** The store answered to a sign-in. */
    void end(String id, SignIn.Outcome outcome, Optional<Instant> restsUntil) {
        transactions.in(() -> {
            SignIn signIn = entityManager.find(SignIn.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (signIn != null) {
                signIn.end(outcome, restsUntil);
                witness.note(signIn);
            }
        });
    }

    /** The store has locked an account. */
    void lock(String connector, String username, Instant until) {
        rest(subject(connector, username), SignIn.Outcome.LOCKED, until);
    }

    /** The store wants to be left in peace although nothing was counted. */
    void rest(String subject, SignIn.Outcome outcome, Instant until) {
        alone(subject, () -> {
            SignIn rest = new SignIn(subject, "", true, clock.instant());
            rest.end(outcome, Optional.of(until));
            entityManager.persist(rest);
            witness.note(rest);
            return rest;
        });
    }

    /** Forgets what is too old to count. */
    void forgetOld() {
        transactions.in(() -> {
            entityManager
                    .createQuery("DELETE FROM SignIn s WHERE s.sentAt < :old")
                    .setParameter("old", clock.instant().minus(SignInLimits.MEMORY))
                    .executeUpdate();
        });
    }

    private List<SignIn> history(String subject) {
        return entityManager
                .createQuery("SELECT s FROM SignIn s WHERE s.subject = :subject AND s.sentAt >= :since", SignIn.class)
                .setParameter("subject", subject)
                .setParameter("since", clock.instant().minus(SignInLimits.MEMORY))
                .getResultList();
    }

    /** Does the work while nobody else, on any node, counts for the same subject. */
    private <T> T alone(String subject, Supplier<T> work) {
        for (int left = TRIES; ; left--) {
            try {
                return transactions.in(() -> {
                    SignInSubject row =
                            entityManager.find(SignInSubject.class, subject, LockModeType.PESSIMISTIC_WRITE);
                    if (row == null) {
                        row = new SignInSubject(subject);
                        entityManager.persist(row);
                    }
                    row.count();
                    entityManager.flush();
                    return work.get();
                });
            } catch (PersistenceException collision) {
                if (left == 1) {
                    throw collision;
                }
            }
        }
    }
}
