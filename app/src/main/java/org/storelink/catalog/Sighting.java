package org.storelink.catalog;

import java.time.LocalDate;
import org.storelink.connector.Product;

/**
 * What a slice says of a product.
 *
 * @param product with texts as they fit the database
 * @param seenOn first day of the slice
 * @param inPassing whether the slice is about something else and may know little of the product: any other sighting says more
 */
record Sighting(long accountId, Product product, LocalDate seenOn, boolean inPassing) {

    private static final int LONGEST_TEXT = 2000;

    /** A century: nobody sold anything online so long ago, so what is said in passing ranks behind everything else. */
    private static final int BEHIND_ALL_OTHERS = 36_525;

    Sighting {
        product = new Product(
                product.storeId(),
                fitting(product.sku()),
                fitting(product.name()),
                product.type(),
                fitting(product.developer()),
                product.storefront(),
                product.parentSku().map(Sighting::fitting));
    }

    /** How new what it says is; the newest sighting wins. */
    LocalDate namedOn() {
        return inPassing ? inPassing(seenOn) : seenOn;
    }

    static LocalDate inPassing(LocalDate seenOn) {
        return seenOn.minusDays(BEHIND_ALL_OTHERS);
    }

    LocalDate month() {
        return seenOn.withDayOfMonth(1);
    }

    /** PostgreSQL keeps no NUL; half a surrogate pair is no text anywhere. */
    private static String fitting(String text) {
        String clean = text.indexOf('\0') < 0 ? text : text.replace('\0', ' ');
        if (clean.length() <= LONGEST_TEXT) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return clean.substring(0, end);
    }
}
