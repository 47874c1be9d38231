package org.storelink.catalog;

import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Product;
import org.storelink.connector.Store;

/**
 * Gives the products of one linked account their ids while a slice is read. Fast for products it has met; one that nobody has met gets
 * its id in a short transaction of its own, so none may be open. May be shared by threads. {@link #close()} remembers what the slice
 * said of products that were known before: their newest name, type and parent.
 */
public final class ProductIds implements AutoCloseable {

    private final ProductRows rows;
    private final long organizationId;
    private final long accountId;
    private final Store store;
    private final ConcurrentMap<String, KnownProduct> known;
    private final ConcurrentMap<String, KnownProduct> before = new ConcurrentHashMap<>();

    ProductIds(
            ProductRows rows,
            long organizationId,
            long accountId,
            Store store,
            ConcurrentMap<String, KnownProduct> known) {
        this.rows = rows;
        this.organizationId = organizationId;
        this.accountId = accountId;
        this.store = store;
        this.known = known;
    }

    /**
     * The id of a product, the same for ever and on every node.
     *
     * @param seenOn first day of the slice that names it; of two names the later one stays
     */
    public long idOf(Product product, LocalDate seenOn) {
        KnownProduct met = known.get(product.storeId());
        if (met == null) {
            return meet(new Sighting(accountId, product, seenOn, false));
        }
        if (met.mayChange(accountId, seenOn, seenOn)) {
            see(new Sighting(accountId, product, seenOn, false));
        }
        return met.id();
    }

    /** The id of a product that a report mentions without describing it: any description of the product says more, however old. */
    public long idOfMentioned(Product product, LocalDate seenOn) {
        KnownProduct met = known.get(product.storeId());
        if (met == null) {
            return meet(new Sighting(accountId, product, seenOn, true));
        }
        if (met.mayChange(accountId, seenOn, Sighting.inPassing(seenOn))) {
            see(new Sighting(accountId, product, seenOn, true));
        }
        return met.id();
    }

    @Override
    public void close() {
        List<KnownProduct> changed = new ArrayList<>();
        List<KnownProduct> seen = new ArrayList<>();
        before.forEach((storeId, earlier) -> {
            KnownProduct now = known.get(storeId);
            if (now != null) {
                (now.looksLike(earlier) ? seen : changed).add(now);
            }
        });
        before.clear();
        if (!changed.isEmpty() || !seen.isEmpty()) {
            rows.remember(organizationId, changed, seen);
        }
    }

    private long meet(Sighting sighting) {
        KnownProduct met = addOrFind(sighting);
        known.putIfAbsent(sighting.product().storeId(), met);
        see(sighting);
        return met.id();
    }

    private KnownProduct addOrFind(Sighting sighting) {
        try {
            return rows.add(organizationId, store, sighting);
        } catch (PersistenceException e) {
            return rows.find(organizationId, store, sighting.product().storeId())
                    .orElseThrow(() -> e);
        }
    }

    private void see(Sighting sighting) {
        known.computeIfPresent(sighting.product().storeId(), (storeId, met) -> noting(storeId, met, sighting));
    }

    private @Nullable KnownProduct noting(String storeId, KnownProduct met, Sighting sighting) {
        if (!met.mayChange(sighting.accountId(), sighting.seenOn(), sighting.namedOn())) {
            return met;
        }
        before.putIfAbsent(storeId, met);
        return met.after(sighting);
    }
}
