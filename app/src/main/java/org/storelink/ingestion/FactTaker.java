package org.storelink.ingestion;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storelink.catalog.ProductIds;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Fact;
import org.storelink.reports.SliceLoad;

/**
 * Takes facts from a parser. What goes wrong here is the host's, or the file's, and must not be taken for a defect of the plugin
 * through which the exception travels: it is kept, and thrown again on the other side.
 */
final class FactTaker implements Consumer<Fact> {

    private final ProductIds products;
    private final SliceLoad load;
    private @Nullable RuntimeException failure;

    FactTaker(ProductIds products, SliceLoad load) {
        this.products = products;
        this.load = load;
    }

    @Override
    public void accept(Fact fact) {
        try {
            switch (fact) {
                case Fact.Sale sale ->
                    load.add(sale, products.idOf(sale.product(), sale.period().start()));
            }
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /**
     * @throws ConnectorException when a fact was refused because of what it says
     * @throws RuntimeException when a fact could not be taken for a reason of the host's
     */
    void rethrow() throws ConnectorException {
        if (failure instanceof IllegalArgumentException refused) {
            throw new ConnectorException(
                    new ConnectorFailure.Unreadable("The file says something that cannot be: " + refused.getMessage()),
                    refused);
        }
        if (failure != null) {
            throw failure;
        }
    }
}
