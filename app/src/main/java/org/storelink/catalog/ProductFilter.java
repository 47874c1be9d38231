package org.storelink.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * Which products are wanted; an empty set or value asks for all.
 *
 * @param text part of a name, an SKU or a vendor identifier, in any case
 * @param store code of a store
 * @param types {@code app}, {@code bundle}, {@code inapp}, {@code subscription}, {@code unknown}
 */
public record ProductFilter(
        Optional<String> text, Optional<String> store, Set<String> types, Set<String> storefronts, Set<Long> ids) {

    public static final ProductFilter ALL =
            new ProductFilter(Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of());
}
