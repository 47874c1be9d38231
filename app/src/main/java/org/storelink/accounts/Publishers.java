package org.storelink.accounts;

import java.util.Map;

/**
 * Which vendors are one publisher. Whoever links a publisher through two accounts, beside or after one another, gives it an id under each.
 *
 * @param byVendor for each vendor of the organization the id under which its publisher was known first
 */
public record Publishers(Map<Long, Long> byVendor) {

    public Publishers {
        byVendor = Map.copyOf(byVendor);
    }

    /** The same for all vendors that are one publisher; a vendor that is not known is a publisher of its own. */
    public long of(long vendorId) {
        return byVendor.getOrDefault(vendorId, vendorId);
    }
}
