package org.storelink.catalog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product as clients of such APIs know it. What no report says is empty: an icon, a version, a price.
 *
 * @param vendorIdentifier the store's own identifier
 * @param refNo the same as a number, when it is one
 * @param releaseDate the first month in which a report named it, because clients need a date here and no report says the day
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

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** No report says the price of today; clients need the object. */
    public record Price(@Nullable String currency, @Nullable String price) {}

    /** @param type always {@code own}: products come from linked accounts only */
    public record Source(long externalAccountId, Instant addedTimestamp, boolean active, boolean hidden, String type) {}

    static ProductView of(ProductRow row, @Nullable Long parent, List<Long> children) {
        String identifier = row.vendorIdentifier();
        return new ProductView(
                row.id(),
                row.name(),
                row.developer(),
                "",
                identifier,
                NUMBER.matcher(identifier).matches() ? Long.valueOf(identifier) : null,
                row.sku().isEmpty() ? null : row.sku(),
                null,
                null,
                row.storeNumber(),
                row.store(),
                row.storefront(),
                List.of(row.storefront()),
                row.firstSeenMonth().atStartOfDay().toInstant(ZoneOffset.UTC),
                row.addedAt(),
                row.updatedAt(),
                null,
                row.type(),
                List.of(),
                new Price(null, null),
                true,
                parent,
                children,
                List.of(),
                List.of(),
                new Source(row.accountId(), row.addedAt(), true, false, "own"));
    }
}
