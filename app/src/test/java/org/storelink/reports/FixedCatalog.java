package org.storelink.reports;

import java.util.HashSet;
import java.util.Set;
import org.storelink.catalog.Catalog;
import org.storelink.platform.Actor;

/** Knows the products with the ids 1 to 1000. */
final class FixedCatalog extends Catalog {

    private static final long LAST = 1000;

    @Override
    public Set<Long> unknown(Actor actor, Set<Long> ids) {
        Set<Long> unknown = new HashSet<>(ids);
        unknown.removeIf(id -> id >= 1 && id <= LAST);
        return unknown;
    }
}
