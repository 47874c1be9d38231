package org.storelink.accounts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.Vendor;

/**
 * What is worse about an account that is linked again.
 *
 * @param capabilities granted until now, and no longer
 * @param vendors collected until now, and no longer
 * @param cautions that were not there before
 */
record Worsening(List<Capability> capabilities, List<LinkedVendor> vendors, List<String> cautions) {

    static Worsening of(Account account, LinkGrant grant) {
        Set<Capability> granted = grant.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.GRANTED)
                .map(Check::capability)
                .collect(Collectors.toSet());
        Set<String> codes = grant.vendors().stream().map(Vendor::code).collect(Collectors.toSet());
        return new Worsening(
                account.grants().stream()
                        .filter(capability -> !granted.contains(capability))
                        .sorted()
                        .toList(),
                account.vendors().stream()
                        .filter(LinkedVendor::chosen)
                        .filter(vendor -> !codes.contains(vendor.code()))
                        .toList(),
                grant.cautions().stream()
                        .filter(caution ->
                                !account.cautions().containsAll(caution.lines().toList()))
                        .toList());
    }

    boolean isNone() {
        return capabilities.isEmpty() && vendors.isEmpty() && cautions.isEmpty();
    }
}
