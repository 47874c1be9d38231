package org.storelink.appstoreconnect.sales;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ProductType;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/** What a product type identifier of Summary Sales means, after Apple's table of them. */
record SaleType(SaleKind kind, ProductType product, SaleTerms terms) {

    private static final SaleType UNKNOWN = of(SaleKind.OTHER, ProductType.UNKNOWN);
    private static final SaleType DOWNLOAD = of(SaleKind.DOWNLOAD, ProductType.APP);
    private static final SaleType CUSTOM_APP = new SaleType(SaleKind.DOWNLOAD, ProductType.APP, SaleTerms.BUSINESS);
    private static final SaleType REDOWNLOAD = of(SaleKind.REDOWNLOAD, ProductType.APP);
    private static final SaleType UPDATE = of(SaleKind.UPDATE, ProductType.APP);
    private static final SaleType BUNDLE = of(SaleKind.BUNDLE, ProductType.BUNDLE);
    private static final SaleType INAPP = of(SaleKind.INAPP, ProductType.INAPP);
    private static final SaleType SUBSCRIPTION = of(SaleKind.SUBSCRIPTION, ProductType.SUBSCRIPTION);

    private static final Map<String, SaleType> TABLE = Map.ofEntries(
            entry("1", DOWNLOAD),
            entry("1F", DOWNLOAD),
            entry("1T", DOWNLOAD),
            entry("F1", DOWNLOAD),
            entry("1E", CUSTOM_APP),
            entry("1EP", CUSTOM_APP),
            entry("1EU", CUSTOM_APP),
            entry("1-B", BUNDLE),
            entry("F1-B", BUNDLE),
            entry("3", REDOWNLOAD),
            entry("3F", REDOWNLOAD),
            entry("3T", REDOWNLOAD),
            entry("F3", REDOWNLOAD),
            entry("7", UPDATE),
            entry("7F", UPDATE),
            entry("7T", UPDATE),
            entry("F7", UPDATE),
            entry("IA1", INAPP),
            entry("IA1-M", INAPP),
            entry("FI1", INAPP),
            entry("IA3", of(SaleKind.RESTORE, ProductType.INAPP)),
            entry("IA9", SUBSCRIPTION),
            entry("IA9-M", SUBSCRIPTION),
            entry("IAY", SUBSCRIPTION),
            entry("IAY-M", SUBSCRIPTION),
            entry("IAC", SUBSCRIPTION));

    private static SaleType of(SaleKind kind, ProductType product) {
        return new SaleType(kind, product, SaleTerms.STANDARD);
    }

    /** The meaning of an identifier; an unknown one is kept as something other, never taken for what it resembles. */
    static SaleType of(String identifier) {
        @Nullable SaleType known = TABLE.get(identifier);
        return known == null ? UNKNOWN : known;
    }

    static boolean isKnown(String identifier) {
        return TABLE.containsKey(identifier);
    }

    /** The terms of a row: a promo code says more than the type. Apple fills that column for promotions only. */
    SaleTerms termsWith(String promoCode) {
        return switch (promoCode) {
            case "" -> terms;
            case "GP" -> SaleTerms.GIFT;
            case "EDU" -> SaleTerms.EDUCATION;
            default -> SaleTerms.PROMO;
        };
    }
}
