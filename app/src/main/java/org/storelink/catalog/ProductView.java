package org.storelink.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product as clients of such APIs know it. What no report says is empty: an icon, a version, a price.
 *
 * @param vendorIdentifier the store's own identifier
 * @param refNo the same as a number, when it is one
 * @param releaseDate the first day any report named it, because clients need a date here
 * @param active always true: no report says that a product has left its store
 */
public record ProductView(
        long id,
        String name,
        String developer,
        String icon,
        String vendorIdentifier,
        @Nullable Long refNo,
        @Nullable String sku,
        @Nullable String packageName,
        @Nullable String bundleIdentifier,
        int storeId,
        String store,
        String storefront,
        List<String> storefronts,
        Instant releaseDate,
        Instant addedDate,
        Instant updatedDate,
        @Nullable String version,
        String type,
        List<String> devices,
        Price price,
        boolean active,
        @Nullable Long parentId,
        List<Long> children,
        List<String> features,
        List<String> accessibleFeatures,
        Source source) {

    /** No report says the price of today; clients need the object. */
    public record Price(@Nullable String currency, @Nullable String price) {}

    /** @param type always {@code own}: products come from linked accounts only */
    public record Source(long externalAccountId, Instant addedTimestamp, boolean active, boolean hidden, String type) {}

    public Optional<Long> parent() {
        return Optional.ofNullable(parentId);
    }
}
