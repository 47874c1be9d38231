package org.storelink.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.storelink.connector.Store;
import org.storelink.platform.Actor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/**
 * The products of an organization: what its reports named. A product's id is given once and never changes, on whatever node and however
 * often its numbers are derived again.
 */
@ApplicationScoped
public class Catalog {

    private final EntityManager entityManager;
    private final ProductRows rows;
    private final ConcurrentMap<Shelf, ConcurrentMap<String, KnownProduct>> known = new ConcurrentHashMap<>();

    private record Shelf(long organizationId, String store) {}

    @Inject
    Catalog(EntityManager entityManager, ProductRows rows) {
        this.entityManager = entityManager;
        this.rows = rows;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected Catalog() {
        this(null, null);
    }

    /** For reading slices of that account, without an open transaction; to be closed after them. */
    public ProductIds forAccount(long organizationId, long accountId, Store store) {
        ConcurrentMap<String, KnownProduct> shelf = known.computeIfAbsent(
                new Shelf(organizationId, store.code()), wanted -> remembered(organizationId, store));
        return new ProductIds(rows, organizationId, accountId, store, shelf);
    }

    /** Forgets the products of an account whose data are to be erased, but for those that another account reports too. */
    @Transactional
    public void forget(long organizationId, long accountId) {
        run(
                "DELETE FROM product_reporter WHERE account_id = ?2"
                        + " AND product_id IN (SELECT id FROM product WHERE organization_id = ?1)",
                organizationId,
                accountId);
        run(
                "DELETE FROM product WHERE organization_id = ?1 AND account_id = ?2"
                        + " AND id NOT IN (SELECT product_id FROM product_reporter)",
                organizationId,
                accountId);
        run(
                "UPDATE product SET account_id ="
                        + " (SELECT MIN(r.account_id) FROM product_reporter r WHERE r.product_id = product.id)"
                        + " WHERE organization_id = ?1 AND account_id = ?2",
                organizationId,
                accountId);
        known.keySet().removeIf(shelf -> shelf.organizationId() == organizationId);
    }

    private void run(String statement, long organizationId, long accountId) {
        entityManager
                .createNativeQuery(statement)
                .setParameter(1, organizationId)
                .setParameter(2, accountId)
                .executeUpdate();
    }

    /** Ordered by name. */
    @Transactional
    public Page<ProductView> list(Actor actor, ProductFilter filter, Paging paging) {
        actor.require(Role.VIEWER);
        ProductSearch search = new ProductSearch(actor.organizationId(), filter);
        long total = search.count(entityManager);
        List<ProductRow> page = search.rows(entityManager)
                .setFirstResult(paging.offset())
                .setMaxResults(paging.count())
                .getResultList();
        return Page.of(Family.of(page, entityManager).views(), total, paging);
    }

    /** All at once, ordered by name, for clients that expect a map. */
    @Transactional
    public List<ProductView> list(Actor actor, ProductFilter filter) {
        actor.require(Role.VIEWER);
        List<ProductRow> all = new ProductSearch(actor.organizationId(), filter)
                .rows(entityManager)
                .getResultList();
        return Family.of(all, entityManager).views();
    }

    /** @throws ProblemException not found */
    @Transactional
    public ProductView get(Actor actor, long id) {
        actor.require(Role.VIEWER);
        return only(byOrganization("p.id = :key", actor).setParameter("key", id));
    }

    /** @throws ProblemException not found */
    @Transactional
    public ProductView get(Actor actor, String store, String vendorIdentifier) {
        actor.require(Role.VIEWER);
        return only(byOrganization("p.store = :store AND p.vendorIdentifier = :key", actor)
                .setParameter("store", store)
                .setParameter("key", vendorIdentifier));
    }

    /** Names for what shows a report; ids that do not exist are left out. */
    @Transactional
    public Map<Long, String> names(Actor actor, Collection<Long> ids) {
        actor.require(Role.VIEWER);
        Map<Long, String> names = new HashMap<>();
        new Chunks(ids).forEach(chunk -> byOrganization("p.id IN :ids", actor)
                .setParameter("ids", chunk)
                .getResultList()
                .forEach(product -> names.put(product.id(), product.name())));
        return names;
    }

    /** Which of the ids are not products of the organization. */
    @Transactional
    public Set<Long> unknown(Actor actor, Set<Long> ids) {
        Set<Long> unknown = new HashSet<>(ids);
        unknown.removeAll(names(actor, ids).keySet());
        return unknown;
    }

    private ConcurrentMap<String, KnownProduct> remembered(long organizationId, Store store) {
        ConcurrentMap<String, KnownProduct> shelf = new ConcurrentHashMap<>();
        rows.all(organizationId, store)
                .forEach(product -> shelf.put(product.printed().storeId(), product));
        return shelf;
    }

    private TypedQuery<ProductRow> byOrganization(String condition, Actor actor) {
        return entityManager
                .createQuery(
                        "SELECT p FROM Product p WHERE p.organizationId = :organization AND " + condition,
                        ProductRow.class)
                .setParameter("organization", actor.organizationId());
    }

    private ProductView only(TypedQuery<ProductRow> query) {
        List<ProductRow> found = query.getResultList();
        if (found.isEmpty()) {
            throw ProblemException.notFound("product");
        }
        return Family.of(found, entityManager).views().getFirst();
    }
}
