package org.storelink.appstoresimulator.market;

import java.math.BigDecimal;
import java.util.List;

/**
 * Something a vendor sells.
 *
 * @param appleId Apple's number for it, beyond 32 bits
 * @param parentSku SKU of the app it is sold in; blank for apps and for purchases whose app is no longer reported
 * @param dollars the price before local price tags; zero if it is free
 * @param duration of a subscription, such as {@code 1 Month}; blank otherwise
 * @param popularity how often it is sold, relative to its vendor's other products
 * @param contents the apps of a bundle
 */
public record Product(
        long appleId,
        String sku,
        String title,
        ProductKind kind,
        String parentSku,
        BigDecimal dollars,
        String category,
        String duration,
        int popularity,
        List<Product> contents) {

    boolean isFree() {
        return dollars.signum() == 0;
    }
}
