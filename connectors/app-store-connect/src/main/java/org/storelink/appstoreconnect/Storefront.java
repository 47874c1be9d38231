package org.storelink.appstoreconnect;

import java.util.Locale;

/**
 * Which of Apple's storefronts a product is sold in, in the words that clients filter by. One product is one storefront: an
 * app for several platforms belongs to the one of iOS, so that its rows for other devices do not make it change.
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
     * @param device as printed; may be empty
     */
    static String of(String platforms, String type, String device) {
        String lower = platforms.toLowerCase(Locale.ROOT);
        if (lower.contains("ios")) {
            return IOS;
        }
        if (lower.contains("macos") || lower.contains("os x")) {
            return MAC;
        }
        if (lower.contains("tvos")) {
            return TV;
        }
        if (lower.contains("watchos")) {
            return WATCH;
        }
        if (lower.contains("visionos")) {
            return VISION;
        }
        return type.startsWith("F") || type.endsWith("-M") ? MAC : ofDevice(device);
    }

    private static String ofDevice(String device) {
        return switch (device) {
            case "Desktop" -> MAC;
            case "Apple TV" -> TV;
            case "Apple Vision" -> VISION;
            default -> IOS;
        };
    }
}
