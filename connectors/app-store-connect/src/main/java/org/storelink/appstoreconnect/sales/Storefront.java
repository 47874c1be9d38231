package org.storelink.appstoreconnect.sales;

import java.util.Locale;

/**
 * Which of Apple's storefronts a product is sold in, in the words that clients filter by. Decided by the product type before
 * the platform, and never by the device, so that a product does not change with the row it is seen in.
 */
final class Storefront {

    private static final String IOS = "apple:ios";
    private static final String MAC = "apple:mac";
    private static final String TV = "apple:tv";
    private static final String WATCH = "apple:watch";
    private static final String VISION = "apple:vision";

    private Storefront() {}

    /**
     * @param platforms as printed, such as {@code iOS and tvOS}; empty in files of 2011
     * @param type product type identifier
     */
    static String of(String platforms, String type) {
        String lower = platforms.toLowerCase(Locale.ROOT);
        if (lower.contains("ios")) {
            return IOS;
        }
        if (type.startsWith("F") || type.endsWith("-M")) {
            return MAC;
        }
        if (lower.contains("tvos")) {
            return TV;
        }
        if (lower.contains("watchos")) {
            return WATCH;
        }
        return lower.contains("visionos") ? VISION : IOS;
    }
}
