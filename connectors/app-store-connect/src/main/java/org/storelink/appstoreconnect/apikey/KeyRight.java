package org.storelink.appstoreconnect.apikey;

import java.util.Arrays;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.PermissionMissing;

/** What a key must have been given for a capability. There is no question that a key could be asked for its own roles: each is tried. */
enum KeyRight {
    SALES(
            Capability.SALES,
            "sales reports",
            "Finance, or Sales and Reports,",
            ", unless the vendor number is not its team's"),
    /** Whoever may read the one may read the other. */
    SUBSCRIPTIONS(
            Capability.SUBSCRIPTIONS,
            "reports on subscriptions",
            "Finance, or Sales and Reports,",
            ", unless the vendor number is not its team's"),
    FINANCE(Capability.FINANCE, "financial reports", "Finance", "");

    private static final String WHERE =
            " in App Store Connect under Users and Access, Integrations, and link again with it.";

    static final String WITH_SALES = "Goes with reading sales: the same roles give both.";

    private final Capability capability;
    private final String what;
    private final String role;

    /** What else Apple may have meant. */
    private final String otherwise;

    KeyRight(Capability capability, String what, String role, String otherwise) {
        this.capability = capability;
        this.what = what;
        this.role = role;
        this.otherwise = otherwise;
    }

    /** @throws java.util.NoSuchElementException when no report needs it */
    static KeyRight of(Capability capability) {
        return Arrays.stream(values())
                .filter(right -> right.capability == capability)
                .findFirst()
                .orElseThrow();
    }

    Capability capability() {
        return capability;
    }

    /** @param ofTeam whether the key is a team's, or else one person's */
    ConnectorFailure missing(boolean ofTeam) {
        return new PermissionMissing(
                capability,
                ofTeam
                        ? "This key may not read " + what + otherwise
                                + ". The access of a key cannot be changed: create another one with the role " + role
                                + WHERE
                        : "An individual key opens no " + what
                                + ", whatever its owner may do. Create a team key with the role " + role + WHERE);
    }

    /** That a key may not even read what every key may. */
    static ConnectorFailure nothing() {
        return new PermissionMissing(
                Capability.SALES,
                "Apple lets this key read nothing at all. Create a team key with the role Finance" + WHERE);
    }
}
