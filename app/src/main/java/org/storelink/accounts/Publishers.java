package org.storelink.accounts;

import java.util.Map;

/**
 * Who is one publisher. Whoever links a publisher through two accounts, beside or after one another, gives its vendor an id under each; and
 * what stores tell once for an account, they tell in each account of a publisher.
 *
 * @param byMaker for each vendor of the organization, and each account that names its publisher (by its id made negative), the id under which
 *     its publisher was known first
 */
public record Publishers(Map<Long, Long> byMaker) {

    public Publishers {
        byMaker = Map.copyOf(byMaker);
    }

    /**
     * The same for all that are one publisher; whoever is not known is a publisher of its own.
     *
     * @param maker a vendor, or an account by its id made negative
     */
    public long of(long maker) {
        return byMaker.getOrDefault(maker, maker);
    }
}
