package org.storelink.catalog;

import java.time.LocalDate;
import org.storelink.connector.Product;

/**
 * Gives the products of one linked account their ids while a slice is read. Fast for products it has met; one that nobody has met gets
 * its id in a short transaction of its own, so none may be open. May be shared by threads. {@link #close()} remembers what the slice
 * said of products that were known before: their newest name, type and parent.
 */
public final class ProductIds implements AutoCloseable {

    ProductIds() {}

    /**
     * The id of a product, the same for ever and on every node.
     *
     * @param seenOn first day of the slice that names it; of two names the later one stays
     */
    public long idOf(Product product, LocalDate seenOn) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
