package org.storelink.catalog;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.storelink.connector.Product;

/**
 * A product as this node remembers it, so that reading a million lines asks the database once.
 *
 * @param accountId the account that reported it last
 * @param reporters every account that has reported it
 * @param printed as the newest sighting names it
 * @param firstSeenMonth first day of the earliest month that names it
 * @param seenOn how new the name is, as {@link Sighting#namedOn()} ranks it
 */
record KnownProduct(
        long id, long accountId, Set<Long> reporters, Product printed, LocalDate firstSeenMonth, LocalDate seenOn) {

    KnownProduct {
        reporters = Set.copyOf(reporters);
    }

    /**
     * Whether a report of the account for that day may change anything. Made to be cheap: asked for every line of a file.
     *
     * @param namedOn as a sighting ranks what it says
     */
    boolean mayChange(long account, LocalDate day, LocalDate namedOn) {
        return namedOn.isAfter(seenOn) || day.isBefore(firstSeenMonth) || !reporters.contains(account);
    }

    KnownProduct after(Sighting sighting) {
        LocalDate first = sighting.month().isBefore(firstSeenMonth) ? sighting.month() : firstSeenMonth;
        Set<Long> all = new HashSet<>(reporters);
        all.add(sighting.accountId());
        return sighting.namedOn().isAfter(seenOn)
                ? new KnownProduct(id, sighting.accountId(), all, sighting.product(), first, sighting.namedOn())
                : new KnownProduct(id, accountId, all, printed, first, seenOn);
    }

    /** Whether there is nothing new to be written down but days. */
    boolean looksLike(KnownProduct earlier) {
        return accountId == earlier.accountId && reporters.equals(earlier.reporters) && printed.equals(earlier.printed);
    }
}
