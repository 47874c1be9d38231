package org.storelink.connector;

import java.util.Optional;

/**
 * Something the store sells, as a report names it at that time. The store id tells products apart; the rest may change from
 * period to period and the newest wins.
 *
 * @param storeId the store's own identifier, unique in the store
 * @param sku the publisher's identifier; may be empty
 * @param name as printed, whatever characters it holds
 * @param developer as printed; may be empty
 * @param storefront where it is sold, in the words that clients filter by
 * @param parentSku sku of the app that an in-app product belongs to, when the report says it
 */
public record Product(
        String storeId,
        String sku,
        String name,
        ProductType type,
        String developer,
        String storefront,
        Optional<String> parentSku) {}
