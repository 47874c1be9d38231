package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.storelink.catalog.Catalog;
import org.storelink.catalog.ProductIds;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Fact;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportSlice;
import org.storelink.plugins.InstalledConnector;
import org.storelink.reports.SliceLoad;

/** Brings the facts of archived files into an open load. No transaction may be open: new products get their ids in their own. */
@ApplicationScoped
class Reading {

    private Catalog catalog;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Reading() {}

    @Inject
    Reading(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads all parts. When this throws, the load holds some of the facts and must not be committed.
     *
     * @throws ConnectorException when the files are not what the slice promises
     * @throws IOException when the archive cannot be read
     */
    void read(
            InstalledConnector connector,
            long organizationId,
            long accountId,
            ReportSlice slice,
            List<RawPart> parts,
            SliceLoad load)
            throws ConnectorException, IOException {
        try (ProductIds products = catalog.forAccount(
                organizationId, accountId, connector.descriptor().store())) {
            connector.parse(slice, parts, fact -> take(fact, products, load));
        } catch (RefusedFact refused) {
            throw new ConnectorException(
                    new ConnectorFailure.Unreadable("The file says what cannot be: " + refused.getMessage()), refused);
        }
    }

    private static void take(Fact fact, ProductIds products, SliceLoad load) {
        long product =
                switch (fact) {
                    case Fact.Sale sale ->
                        products.idOf(sale.product(), sale.period().start());
                    case Fact.Usage usage ->
                        products.idOfMentioned(usage.product(), usage.period().start());
                    case Fact.Settlement settlement ->
                        products.idOfMentioned(
                                settlement.product(), settlement.period().start());
                    case Fact.SubscriptionState state ->
                        products.idOfMentioned(
                                state.subscription().product(), state.period().start());
                    case Fact.SubscriptionEvent event ->
                        products.idOfMentioned(
                                event.subscription().product(), event.period().start());
                    case Fact.Payment _ -> SliceLoad.NO_PRODUCT;
                };
        try {
            load.add(fact, product);
        } catch (IllegalArgumentException e) {
            throw new RefusedFact(e);
        }
    }

    /** Travels through the parser, which must not be blamed for it. */
    private static final class RefusedFact extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedFact(IllegalArgumentException why) {
            super(why.getMessage(), why);
        }
    }
}
