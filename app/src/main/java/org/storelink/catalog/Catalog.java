package org.storelink.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import org.storelink.connector.Store;
import org.storelink.platform.Actor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;

/** The products of an organization. */
@ApplicationScoped
public class Catalog {

    /** For reading a slice of that account; to be closed after it. */
    public ProductIds forAccount(long organizationId, long accountId, Store store) {
        throw new UnsupportedOperationException();
    }

    /** Ordered by name. */
    public Page<ProductView> list(Actor actor, ProductFilter filter, Paging paging) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.storelink.platform.ProblemException not found */
    public ProductView get(Actor actor, long id) {
        throw new UnsupportedOperationException();
    }

    /** @throws org.storelink.platform.ProblemException not found */
    public ProductView get(Actor actor, String store, String vendorIdentifier) {
        throw new UnsupportedOperationException();
    }

    /** Names for a page that shows a report; ids that do not exist are left out. */
    public Map<Long, String> names(Actor actor, Collection<Long> ids) {
        throw new UnsupportedOperationException();
    }
}
