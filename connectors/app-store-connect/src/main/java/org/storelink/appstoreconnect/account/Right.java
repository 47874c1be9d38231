package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Set;
import org.storelink.connector.Capability;

/**
 * Which roles of App Store Connect give a capability. Those for reviews give replies too.
 *
 * @param advised what to ask for: the roles that give it and little else, as App Store Connect prints them
 */
record Right(Capability capability, Set<String> roles, String advised) {

    static final Right SALES = new Right(
            Capability.SALES,
            Set.of("ADMIN", "ACCOUNT_HOLDER", "FINANCE", "SALES", "ACCESS_TO_REPORTS"),
            "Finance, or Sales");
    /** Whoever may read the one may read the other. */
    static final Right SUBSCRIPTIONS = new Right(Capability.SUBSCRIPTIONS, SALES.roles(), SALES.advised());

    static final Right USAGE = new Right(
            Capability.USAGE,
            Set.of("ADMIN", "ACCOUNT_HOLDER", "FINANCE", "SALES", "MARKETING", "APP_MANAGER"),
            "Finance, Sales or Marketing");
    static final Right REVIEWS = new Right(
            Capability.REVIEWS,
            Set.of("ADMIN", "ACCOUNT_HOLDER", "CUSTOMER_SUPPORT", "APP_MANAGER"),
            "Customer Support");
    static final Right FINANCE = new Right(Capability.FINANCE, Set.of("ADMIN", "ACCOUNT_HOLDER", "FINANCE"), "Finance");

    /** Those of a user's roles that give it. */
    List<String> givenBy(List<String> held) {
        return held.stream().filter(roles::contains).toList();
    }
}
