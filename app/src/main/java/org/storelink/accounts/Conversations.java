package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.storelink.connector.Credential;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.vault.SecretAddress;
import org.storelink.vault.Vault;

/** Where link attempts lie between two steps, their secrets sealed. Inside a transaction of the caller's. */
@ApplicationScoped
class Conversations {

    private static final String TABLE = "link_attempt";

    /** How long what an attempt came to can be looked up. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final EntityManager entityManager;
    private final Vault vault;

    @Inject
    Conversations(EntityManager entityManager, Vault vault) {
        this.entityManager = entityManager;
        this.vault = vault;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Conversations() {
        this.entityManager = null;
        this.vault = null;
    }

    void begin(Conversation conversation, Credential credential) {
        byte[] bytes = CredentialBytes.of(credential);
        try {
            conversation.keepCredential(vault.seal(address(conversation, "credential"), bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        entityManager.persist(conversation);
    }

    void ask(Conversation conversation, OpenQuestion question) {
        byte[] sealed = vault.seal(address(conversation, "question"), question.toBytes());
        conversation.ask(question.state(), sealed);
    }

    /** Has what the store granted wait for a person. */
    void preview(Conversation conversation, KeptGrant grant, Instant now) {
        byte[] bytes = grant.toBytes();
        try {
            conversation.preview(vault.seal(address(conversation, "granted"), bytes), now);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * What waits for a person in the state preview.
     *
     * @throws ProblemException conflict, when another version of Storelink keeps it otherwise
     */
    KeptGrant granted(Conversation conversation) {
        byte[] bytes = vault.open(
                address(conversation, "granted"), conversation.granted().orElseThrow());
        try {
            return KeptGrant.read(bytes)
                    .orElseThrow(() -> new ProblemException(
                            Problem.CONFLICT, "Storelink was updated since this attempt was begun. Begin again."));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The caller closes it. */
    Credential credential(Conversation conversation) {
        byte[] bytes = vault.open(
                address(conversation, "credential"), conversation.credential().orElseThrow());
        try {
            return CredentialBytes.read(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    Optional<OpenQuestion> question(Conversation conversation) {
        return conversation
                .question()
                .map(kept -> OpenQuestion.read(vault.open(address(conversation, "question"), kept)));
    }

    /** @throws ProblemException not found, also for one of another organization */
    Conversation get(long organizationId, UUID id) {
        return find(organizationId, id, LockModeType.NONE).orElseThrow(Conversations::notFound);
    }

    /** The same, its row locked against everybody else. */
    Conversation forChange(long organizationId, UUID id) {
        return forChangeIfThere(organizationId, id).orElseThrow(Conversations::notFound);
    }

    Optional<Conversation> forChangeIfThere(long organizationId, UUID id) {
        return find(organizationId, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Conversation> find(long organizationId, UUID id, LockModeType lock) {
        return Optional.ofNullable(entityManager.find(Conversation.class, id.toString(), lock))
                .filter(conversation -> conversation.organizationId() == organizationId);
    }

    /** Those that are under way to link an account again, their rows locked. */
    List<Conversation> relinking(long organizationId, long accountId) {
        return entityManager
                .createQuery(
                        "SELECT c FROM Conversation c WHERE c.organizationId = :organization AND c.accountId = :account"
                                + " AND c.relinks = TRUE AND c.credential IS NOT NULL",
                        Conversation.class)
                .setParameter("organization", organizationId)
                .setParameter("account", accountId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    void remove(Conversation conversation) {
        entityManager.remove(conversation);
    }

    /** Destroys the secrets of attempts whose time is over, and forgets those that nobody will look up any more. */
    int clean(Instant now) {
        List<Conversation> over = entityManager
                .createQuery(
                        "SELECT c FROM Conversation c WHERE c.expiresAt <= :now AND c.credential IS NOT NULL",
                        Conversation.class)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        int expired = (int)
                over.stream().filter(conversation -> conversation.expire(now)).count();
        entityManager
                .createQuery("DELETE FROM Conversation c WHERE c.expiresAt <= :forgotten")
                .setParameter("forgotten", now.minus(KEPT))
                .executeUpdate();
        return expired;
    }

    private static SecretAddress address(Conversation conversation, String field) {
        return new SecretAddress(
                conversation.organizationId(), TABLE, conversation.id().toString(), field);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("link attempt");
    }
}
