package org.storelink.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.accounts.AccountState;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.CapabilityState;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.LinkedVendor;
import org.storelink.accounts.Publishers;
import org.storelink.accounts.SignInState;
import org.storelink.connector.Capability;
import org.storelink.platform.Actor;

/** Linked accounts as a test says they are. */
final class FixedAccounts extends Accounts {

    private static final CapabilityState GRANTED = new CapabilityState(CapabilityState.Grant.GRANTED, "");

    private final List<LinkedAccount> linked = new ArrayList<>();
    private final Map<Long, Long> publishers = new HashMap<>();

    /** Links an account with one vendor; both have the numbers that {@link Sales#slice} gives them. */
    void link(long vendor, Optional<LocalDate> completeThrough) {
        link(vendor * 10, List.of(vendor), completeThrough);
    }

    /** Links an account that gives everything a report is about. */
    void link(long account, List<Long> vendors, Optional<LocalDate> completeThrough) {
        Instant linkedAt = Instant.parse("2026-01-01T00:00:00Z");
        linked.add(new LinkedAccount(
                account,
                1,
                "Account " + account,
                "someone@example.org",
                true,
                1,
                "store",
                Map.of(),
                "connector",
                "mode",
                AccountState.HEALTHY,
                linkedAt,
                "",
                "",
                Map.of(
                        Capability.SALES, GRANTED,
                        Capability.USAGE, GRANTED,
                        Capability.SUBSCRIPTIONS, GRANTED,
                        Capability.FINANCE, GRANTED),
                "identity",
                vendors.stream()
                        .map(vendor -> new LinkedVendor(vendor, Long.toString(vendor), "Vendor " + vendor, true))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                completeThrough,
                Optional.empty(),
                new SignInState(true, Optional.empty(), ""),
                List.of(),
                linkedAt));
    }

    /** Lets two vendors be one publisher; the account of the first may be unlinked. */
    void samePublisher(long first, long second) {
        publishers.put(first, first);
        publishers.put(second, first);
    }

    @Override
    public Publishers publishers(Actor actor) {
        return new Publishers(publishers);
    }

    @Override
    public List<LinkedAccount> list(Actor actor) {
        return List.copyOf(linked);
    }
}
