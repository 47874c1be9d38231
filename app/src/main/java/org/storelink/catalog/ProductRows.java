package org.storelink.catalog;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.connector.Store;

/** What the catalog writes while slices are read: each call is a short transaction of its own. */
@ApplicationScoped
class ProductRows {

    private static final int STATEMENT_SIZE = 500;
    private static final String FIRST_SEEN = """
            UPDATE Product p SET p.firstSeenMonth = :date
            WHERE p.organizationId = :organization AND p.id IN :ids AND p.firstSeenMonth > :date
            """;
    private static final String LAST_SEEN = """
            UPDATE Product p SET p.seenOn = :date
            WHERE p.organizationId = :organization AND p.id IN :ids AND p.seenOn < :date
            """;

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    ProductRows(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected ProductRows() {
        this(null, null);
    }

    @Transactional(TxType.REQUIRES_NEW)
    public List<KnownProduct> all(long organizationId, Store store) {
        try (Stream<ProductRow> rows = entityManager
                .createQuery(
                        "SELECT DISTINCT p FROM Product p LEFT JOIN FETCH p.reporters"
                                + " WHERE p.organizationId = :organization AND p.store = :store",
                        ProductRow.class)
                .setParameter("organization", organizationId)
                .setParameter("store", store.code())
                .getResultStream()) {
            return rows.map(ProductRow::known).toList();
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    public Optional<KnownProduct> find(long organizationId, Store store, String vendorIdentifier) {
        return entityManager
                .createQuery("""
                        SELECT p FROM Product p
                        WHERE p.organizationId = :organization AND p.store = :store AND p.vendorIdentifier = :identifier
                        """, ProductRow.class)
                .setParameter("organization", organizationId)
                .setParameter("store", store.code())
                .setParameter("identifier", vendorIdentifier)
                .getResultStream()
                .map(ProductRow::known)
                .findFirst();
    }

    /** @throws PersistenceException when another reader was faster; its row can be found then */
    @Transactional(TxType.REQUIRES_NEW)
    public KnownProduct add(long organizationId, Store store, Sighting sighting) {
        ProductRow row = new ProductRow(organizationId, store, sighting, now());
        entityManager.persist(row);
        entityManager.flush();
        return row.known();
    }

    /**
     * @param changed products that look different now
     * @param seen products that look as before, but were seen on days that were not known
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void remember(long organizationId, List<KnownProduct> changed, List<KnownProduct> seen) {
        Instant now = now();
        for (KnownProduct product : changed) {
            ProductRow row = entityManager.find(ProductRow.class, product.id(), LockModeType.PESSIMISTIC_WRITE);
            if (row != null) {
                row.take(product, now);
            }
        }
        seen.stream()
                .collect(groupingBy(product -> List.of(product.firstSeenMonth(), product.seenOn())))
                .values()
                .forEach(sameDays -> extend(organizationId, sameDays));
    }

    private void extend(long organizationId, List<KnownProduct> sameDays) {
        KnownProduct any = sameDays.getFirst();
        for (int from = 0; from < sameDays.size(); from += STATEMENT_SIZE) {
            List<Long> ids = sameDays.subList(from, Math.min(sameDays.size(), from + STATEMENT_SIZE)).stream()
                    .map(KnownProduct::id)
                    .toList();
            update(FIRST_SEEN, organizationId, ids, any.firstSeenMonth());
            update(LAST_SEEN, organizationId, ids, any.seenOn());
        }
    }

    private void update(String statement, long organizationId, List<Long> ids, LocalDate date) {
        entityManager
                .createQuery(statement)
                .setParameter("date", date)
                .setParameter("organization", organizationId)
                .setParameter("ids", ids)
                .executeUpdate();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
