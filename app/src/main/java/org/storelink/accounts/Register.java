package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.StoreIdentity;
import org.storelink.platform.ProblemException;

/** Where accounts are found. Every query names the organization; whoever changes an account holds its row until the transaction ends. */
@ApplicationScoped
class Register {

    private final EntityManager entityManager;

    @Inject
    Register(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Register() {
        this.entityManager = null;
    }

    List<Account> linked(long organizationId) {
        return entityManager
                .createQuery(
                        "SELECT a FROM Account a WHERE a.organizationId = :organization AND a.unlinkedAt IS NULL"
                                + " ORDER BY a.nickname, a.id",
                        Account.class)
                .setParameter("organization", organizationId)
                .getResultList();
    }

    /** Of all organizations: for those who work without a person. */
    List<Account> allLinked() {
        return entityManager
                .createQuery(
                        "SELECT a FROM Account a WHERE a.unlinkedAt IS NULL ORDER BY a.organizationId, a.id",
                        Account.class)
                .getResultList();
    }

    /** Of all organizations: those that need a person after one moment and no later than another. */
    List<Account> expiring(Instant after, Instant until) {
        return entityManager
                .createQuery(
                        "SELECT a FROM Account a WHERE a.unlinkedAt IS NULL AND a.secrets.expiresAt > :after"
                                + " AND a.secrets.expiresAt <= :until ORDER BY a.organizationId, a.id",
                        Account.class)
                .setParameter("after", after)
                .setParameter("until", until)
                .getResultList();
    }

    /** @throws ProblemException not found, also for an account of another organization or an unlinked one */
    Account linked(long organizationId, long id) {
        return known(organizationId, id).filter(Account::isLinked).orElseThrow(Register::notFound);
    }

    /** The same, its row locked against everybody else. */
    Account forChange(long organizationId, long id) {
        return lockedIfLinked(organizationId, id).orElseThrow(Register::notFound);
    }

    Optional<Account> lockedIfLinked(long organizationId, long id) {
        return locked(organizationId, id).filter(Account::isLinked);
    }

    /** Linked or unlinked. */
    Optional<Account> known(long organizationId, long id) {
        return owned(entityManager.find(Account.class, id), organizationId);
    }

    private Optional<Account> locked(long organizationId, long id) {
        return owned(entityManager.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE), organizationId);
    }

    private static Optional<Account> owned(@Nullable Account account, long organizationId) {
        return Optional.ofNullable(account).filter(found -> found.organizationId() == organizationId);
    }

    /** The account of an identity, linked or unlinked, its row locked. */
    Optional<Account> ofIdentity(long organizationId, String connector, StoreIdentity identity) {
        return entityManager
                .createQuery(
                        "SELECT a FROM Account a WHERE a.organizationId = :organization AND a.connector = :connector"
                                + " AND a.identityId = :identity",
                        Account.class)
                .setParameter("organization", organizationId)
                .setParameter("connector", connector)
                .setParameter("identity", identity.id())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Another account through which one of these vendors is collected already. */
    Optional<Account> collecting(Account besides, Set<String> vendorCodes) {
        return linked(besides.organizationId()).stream()
                .filter(account -> account.connector().equals(besides.connector()) && account.id() != besides.id())
                .filter(account -> account.vendors().stream()
                        .anyMatch(vendor -> vendor.chosen() && vendorCodes.contains(vendor.code())))
                .findFirst();
    }

    /** Of all accounts, linked or unlinked, and of their vendors. */
    Publishers publishers(long organizationId) {
        Map<Long, Long> byMaker = new HashMap<>();
        entityManager
                .createQuery(
                        "SELECT v.id, (SELECT MIN(w.id) FROM AccountVendor w WHERE w.organizationId = v.organizationId"
                                + " AND w.connector = v.connector AND w.code = v.code)"
                                + " FROM AccountVendor v WHERE v.organizationId = :organization",
                        Object[].class)
                .setParameter("organization", organizationId)
                .getResultList()
                .forEach(row -> byMaker.put((Long) row[0], (Long) row[1]));
        entityManager
                .createQuery(
                        "SELECT a.id, (SELECT MIN(b.id) FROM Account b WHERE b.organizationId = a.organizationId"
                                + " AND b.connector = a.connector AND b.publisherCode = a.publisherCode)"
                                + " FROM Account a WHERE a.organizationId = :organization"
                                + " AND a.publisherCode IS NOT NULL",
                        Object[].class)
                .setParameter("organization", organizationId)
                .getResultList()
                .forEach(row -> byMaker.put(-(Long) row[0], -(Long) row[1]));
        return new Publishers(byMaker);
    }

    void add(Account account) {
        entityManager.persist(account);
    }

    void remove(Account account) {
        entityManager.remove(account);
    }

    /** Sends what was changed to the database now, so that a conflict shows here. */
    void flush() {
        entityManager.flush();
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("linked account");
    }
}
