package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/** Personal access tokens: how programs act for a member. Each member manages the own ones. */
@ApplicationScoped
public class Tokens {

    /** What every token begins with, so that one that leaked is recognized. */
    public static final String PREFIX = "slk_";

    private static final int MAX_LABEL = 100;
    private static final int MAX_TOKENS = 100;

    private final EntityManager entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    @Inject
    Tokens(EntityManager entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.audit = audit;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Tokens() {
        this.entityManager = null;
        this.clock = null;
        this.audit = null;
    }

    /**
     * @param presented the token that asks for another one, if one does: the new one cannot reach further than it or live longer
     * @throws ProblemException bad request naming {@code label}, {@code scopes} or {@code expires_at}; forbidden beyond the
     *     presented token; conflict when there are 100 already
     */
    @Transactional
    public NewToken create(
            Actor actor,
            @Nullable String label,
            Collection<String> scopes,
            Optional<Instant> expiresAt,
            Optional<TokenUse> presented) {
        actor.require(Role.VIEWER);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String checkedLabel = label(label);
        List<String> checkedScopes = Scopes.checked(scopes);
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(now)) {
            throw ProblemException.badField("expires_at", "is in the past.");
        }
        presented.ifPresent(parent -> refuseToReachFurther(parent, checkedScopes, expiresAt));
        if (mine(actor).size() >= MAX_TOKENS) {
            throw new ProblemException(
                    Problem.CONFLICT,
                    "You have " + MAX_TOKENS + " tokens. Revoke one that is not used any more first.");
        }
        String token = PREFIX + RandomKey.make();
        AccessToken stored =
                new AccessToken(actor, checkedLabel, RandomKey.hash(token), checkedScopes, now, expiresAt.orElse(null));
        entityManager.persist(stored);
        entityManager.flush();
        audit.record(actor, "token.created", "token " + stored.id(), String.join(" ", checkedScopes));
        return new NewToken(stored.id(), checkedLabel, checkedScopes, now, expiresAt, token);
    }

    /** Newest first, expired ones too. */
    @Transactional
    public List<Token> mine(Actor actor) {
        return entityManager
                .createQuery(
                        "SELECT t FROM AccessToken t WHERE t.organizationId = :organization AND t.memberId = :member"
                                + " ORDER BY t.id DESC",
                        AccessToken.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .getResultStream()
                .map(AccessToken::toToken)
                .toList();
    }

    /** Counts from the next request on. */
    @Transactional
    public void revoke(Actor actor, long id) {
        AccessToken token = entityManager
                .createQuery(
                        "SELECT t FROM AccessToken t WHERE t.organizationId = :organization AND t.memberId = :member"
                                + " AND t.id = :id",
                        AccessToken.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("token"));
        entityManager.remove(token);
        audit.record(actor, "token.revoked", "token " + id, token.label());
    }

    /** What a presented token allows now; nothing when it was never made, was revoked or has expired. */
    @Transactional
    public Optional<TokenUse> use(String presented) {
        if (!presented.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return entityManager
                .createQuery("SELECT t FROM AccessToken t WHERE t.tokenHash = :hash", AccessToken.class)
                .setParameter("hash", RandomKey.hash(presented))
                .getResultStream()
                .filter(token -> token.isValidAt(now))
                .findFirst()
                .map(token -> token.useBy(owner(token), now));
    }

    private Actor owner(AccessToken token) {
        return entityManager
                .createQuery(
                        "SELECT m FROM AccessToken t JOIN Membership m ON m.id = t.memberId WHERE t.id = :token",
                        Membership.class)
                .setParameter("token", token.id())
                .getSingleResult()
                .toActor();
    }

    private static String label(@Nullable String typed) {
        String label = People.name("label", typed);
        if (label.length() > MAX_LABEL) {
            throw ProblemException.badField("label", "is text of 1 to " + MAX_LABEL + " characters.");
        }
        return label;
    }

    private static void refuseToReachFurther(TokenUse parent, List<String> scopes, Optional<Instant> expiresAt) {
        boolean wider = !parent.scopes().containsAll(scopes);
        boolean longer = parent.expiresAt()
                .filter(end -> expiresAt.isEmpty() || expiresAt.get().isAfter(end))
                .isPresent();
        if (wider || longer) {
            throw new ProblemException(
                    Problem.FORBIDDEN,
                    "A token makes no token that reaches further or lives longer than itself. Sign in with your password.");
        }
    }
}
