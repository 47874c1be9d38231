package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;

/**
 * Who is signed in to the console, kept in the database: sessions outlive a restart, are known to all nodes, and are gone at once
 * when they are ended. A session ends after 30 minutes without a request, 12 hours after it began, with the membership, and when the
 * password changes.
 */
@ApplicationScoped
public class ConsoleSessions {

    private static final int MAX_ADDRESS = 64;
    private static final int MAX_BROWSER = 200;

    private final EntityManager entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    @Inject
    ConsoleSessions(EntityManager entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.audit = audit;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected ConsoleSessions() {
        this.entityManager = null;
        this.clock = null;
        this.audit = null;
    }

    /** @return what the browser's cookie holds from now on; kept only as a hash */
    @Transactional
    public String begin(Actor actor, String address, @Nullable String browser) {
        Instant now = clock.instant();
        entityManager
                .createQuery("DELETE FROM ConsoleSession s WHERE s.lastSeenAt < :idle OR s.begunAt < :long")
                .setParameter("idle", now.minus(ConsoleSession.IDLE))
                .setParameter("long", now.minus(ConsoleSession.LONGEST))
                .executeUpdate();
        String cookie = RandomKey.make();
        entityManager.persist(new ConsoleSession(
                actor.organizationId(),
                actor.memberId(),
                RandomKey.hash(cookie),
                cut(address, MAX_ADDRESS),
                cut(browser == null ? "" : browser, MAX_BROWSER),
                now));
        return cookie;
    }

    /** The member as it is now; nothing when the session is over or was never there. */
    @Transactional
    public Optional<Actor> find(String cookie) {
        Instant now = clock.instant();
        List<Object[]> found = entityManager
                .createQuery(
                        "SELECT s, m FROM ConsoleSession s JOIN Membership m ON m.id = s.memberId"
                                + " WHERE s.cookieHash = :hash",
                        Object[].class)
                .setParameter("hash", RandomKey.hash(cookie))
                .getResultList();
        for (Object[] row : found) {
            ConsoleSession session = (ConsoleSession) row[0];
            if (!session.isOverAt(now)) {
                session.seen(now);
                return Optional.of(((Membership) row[1]).toActor());
            }
        }
        return Optional.empty();
    }

    @Transactional
    public void end(String cookie) {
        entityManager
                .createQuery("DELETE FROM ConsoleSession s WHERE s.cookieHash = :hash")
                .setParameter("hash", RandomKey.hash(cookie))
                .executeUpdate();
    }

    /** Signs the member out everywhere. */
    @Transactional
    public void endAll(Actor actor) {
        entityManager
                .createQuery(
                        "DELETE FROM ConsoleSession s WHERE s.organizationId = :organization AND s.memberId = :member")
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .executeUpdate();
        audit.record(actor, "member.signed-out-everywhere", "member " + actor.memberId(), "");
    }

    /** Those that are not over, the one seen last first. */
    @Transactional
    public List<SignedInBrowser> mine(Actor actor, @Nullable String currentCookie) {
        Instant now = clock.instant();
        String currentHash = currentCookie == null ? "" : RandomKey.hash(currentCookie);
        return entityManager
                .createQuery(
                        "SELECT s FROM ConsoleSession s WHERE s.organizationId = :organization AND s.memberId = :member"
                                + " ORDER BY s.lastSeenAt DESC, s.id DESC",
                        ConsoleSession.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .getResultStream()
                .filter(session -> !session.isOverAt(now))
                .map(session -> session.toBrowser(currentHash))
                .toList();
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
