package org.storelink.catalog;

import java.time.LocalDate;
import org.storelink.connector.Product;

/**
 * A product as this node remembers it, so that reading a million lines asks the database once.
 *
 * @param printed as the newest sighting names it
 * @param firstSeenMonth first day of the earliest month that names it
 */
record KnownProduct(long id, long accountId, Product printed, LocalDate firstSeenMonth, LocalDate seenOn) {

    /** Whether a sighting on that day may change anything. Made to be cheap: asked for every line of a file. */
    boolean mayChangeOn(LocalDate day) {
        return day.isAfter(seenOn) || day.isBefore(firstSeenMonth);
    }

    KnownProduct after(Sighting sighting) {
        LocalDate first = sighting.month().isBefore(firstSeenMonth) ? sighting.month() : firstSeenMonth;
        return sighting.seenOn().isAfter(seenOn)
                ? new KnownProduct(id, sighting.accountId(), sighting.product(), first, sighting.seenOn())
                : new KnownProduct(id, accountId, printed, first, seenOn);
    }

    /** Whether a page shows it differently than before. */
    boolean looksLike(KnownProduct earlier) {
        return accountId == earlier.accountId && printed.equals(earlier.printed);
    }
}
