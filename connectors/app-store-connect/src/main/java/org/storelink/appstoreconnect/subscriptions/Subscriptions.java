package org.storelink.appstoreconnect.subscriptions;

import java.util.Optional;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.Subscription;

/** What a row says of the subscription that it is about. */
final class Subscriptions {

    /** These files do not say where; whatever file of sales names the product knows better. */
    private static final String STOREFRONT = "apple:ios";

    private Subscriptions() {}

    static Subscription of(String appleId, String name, String app, String duration) {
        Product product = new Product(appleId, "", name, ProductType.SUBSCRIPTION, "", STOREFRONT, Optional.empty());
        return new Subscription(product, app, duration);
    }
}
