package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts attempts to sign in before a password is looked at, in transactions of their own under a row lock: however many arrive at
 * once and on whichever node, only the allowed ones get through. Five attempts are free for an e-mail address, known or not, twenty
 * for a network address; then the delays grow to 15 minutes and to one minute. A network address from which an e-mail address has
 * signed in lately has a count of its own for it, so that strangers who guess do not keep a member out.
 */
@ApplicationScoped
class Attempts {

    private static final int FREE_PER_EMAIL = 5;
    private static final Duration LONGEST_PER_EMAIL = Duration.ofMinutes(15);
    private static final int FREE_PER_ADDRESS = 20;
    private static final Duration LONGEST_PER_ADDRESS = Duration.ofMinutes(1);
    private static final Duration PLACE_IS_KNOWN = Duration.ofDays(90);

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    Attempts(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Attempts() {
        this.entityManager = null;
        this.clock = null;
    }

    /**
     * Counts one attempt if it is allowed. The address comes first: one that is closed can neither count against e-mail addresses nor
     * fill the table with them.
     *
     * @return how long to wait; zero when the attempt may go on
     * @throws jakarta.persistence.PersistenceException when another transaction made the same row meanwhile: call again
     */
    @Transactional(TxType.REQUIRES_NEW)
    Duration claim(String email, String address) {
        Instant now = clock.instant();
        AttemptCount byAddress = locked(addressKey(address), now);
        Duration wait = byAddress.closedFor(now);
        if (wait.isZero()) {
            byAddress.count(now, FREE_PER_ADDRESS, LONGEST_PER_ADDRESS);
            AttemptCount byEmail = known(placeKey(email, address))
                    .filter(place -> place.isKept(now))
                    .orElseGet(() -> locked(emailKey(email), now));
            wait = byEmail.closedFor(now);
            if (wait.isZero()) {
                byEmail.count(now, FREE_PER_EMAIL, LONGEST_PER_EMAIL);
            }
        }
        return wait;
    }

    /**
     * The attempt was a good one. Clears the e-mail address; the network address gets this one attempt back only, or an account of
     * one's own would buy endless guesses at others.
     *
     * @return attempts before it that failed
     */
    @Transactional(TxType.REQUIRES_NEW)
    int succeeded(String email, String address) {
        Instant now = clock.instant();
        locked(addressKey(address), now).takeBack(now);
        AttemptCount place = locked(placeKey(email, address), now);
        AttemptCount byEmail = locked(emailKey(email), now);
        int failed = Math.max(0, place.attempts() + byEmail.attempts() - 1);
        place.prove(now.plus(PLACE_IS_KNOWN));
        entityManager.remove(byEmail);
        return failed;
    }

    /** Deletes counts that nobody needs any more. */
    @Transactional(TxType.REQUIRES_NEW)
    void forgetOld() {
        entityManager
                .createQuery("DELETE FROM AttemptCount c WHERE c.keptUntil < :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private AttemptCount locked(String subject, Instant now) {
        return known(subject).orElseGet(() -> {
            AttemptCount count = new AttemptCount(subject, now);
            entityManager.persist(count);
            entityManager.flush();
            return count;
        });
    }

    private Optional<AttemptCount> known(String subject) {
        return Optional.ofNullable(entityManager.find(AttemptCount.class, subject, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Hashed, because what is typed here is sometimes a password. */
    private static String emailKey(String email) {
        return "email " + RandomKey.hash(email);
    }

    private static String placeKey(String email, String address) {
        return "place " + RandomKey.hash(email + " " + address);
    }

    private static String addressKey(String address) {
        return "address " + RandomKey.hash(address);
    }
}
