package org.storelink.appstoreconnect.apikey;

import java.util.List;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.PermissionMissing;

/** What a key must have been given for a capability. There is no question that a key could be asked for its own roles: each is tried. */
enum KeyRight {
    SALES(
            Capability.SALES,
            "read sales reports",
            "Finance, or Sales and Reports,",
            ", unless the vendor number is not its team's",
            false),
    /** Whoever may read the one may read the other. */
    SUBSCRIPTIONS(
            Capability.SUBSCRIPTIONS,
            "read reports on subscriptions",
            "Finance, or Sales and Reports,",
            ", unless the vendor number is not its team's",
            false),
    FINANCE(Capability.FINANCE, "read financial reports", "Finance", "", false),
    REVIEWS(Capability.REVIEWS, "read customer reviews", "Customer Support", "", true),
    REPLIES(Capability.REPLIES, "reply to customer reviews", "Customer Support", "", true);

    private static final String WHERE = " in App Store Connect under Users and Access, Integrations";

    private static final String ADD = WHERE + ", and add it to the account beside this one.";

    /** Of a key that is linked. */
    static final String TRIED_AGAIN =
            " Where reports are imported automatically it is tried again by itself within about a day; to know now,"
                    + " choose Check on the account's page.";

    static final String WITH_SALES = "Goes with reading sales: the same roles give both.";

    private final Capability capability;
    private final String what;
    private final String role;

    /** What else Apple may have meant. */
    private final String otherwise;

    private final boolean goesWithPersons;

    KeyRight(Capability capability, String what, String role, String otherwise, boolean goesWithPersons) {
        this.capability = capability;
        this.what = what;
        this.role = role;
        this.otherwise = otherwise;
        this.goesWithPersons = goesWithPersons;
    }

    /** That of a capability which keys may give. */
    static KeyRight of(Capability capability) {
        return valueOf(capability.name());
    }

    Capability capability() {
        return capability;
    }

    /** What the right is for, as in "may read sales reports". */
    String what() {
        return what;
    }

    /** @param ofTeam whether the key is a team's, or else one person's */
    ConnectorFailure missing(boolean ofTeam) {
        return new PermissionMissing(capability, ofTeam ? missingToTeam() : missingToPerson());
    }

    /** The same as a line of the matrix. */
    Check notGiven(boolean ofTeam) {
        return new Check(capability, Check.Outcome.MISSING, missing(ofTeam).message());
    }

    /** Where it could not be found out whether the key has the right. */
    Check notFoundOut(String why) {
        return new Check(
                capability,
                Check.Outcome.PENDING,
                "Whether this key may " + what + " could not be found out: " + why + TRIED_AGAIN);
    }

    /**
     * That none of several keys has the right.
     *
     * @param refused ids of those that Apple does not take
     */
    String missingToAll(List<String> refused) {
        String gone = refused.isEmpty()
                ? ""
                : " Apple does not accept " + (refused.size() == 1 ? "key " : "keys ") + String.join(", ", refused)
                        + " any more.";
        return "None of this account's keys may " + what + otherwise + "; the role " + role + " gives that." + gone
                + " Create a key with that role" + WHERE + ", and add it.";
    }

    private String missingToTeam() {
        return "This key may not " + what + otherwise + "; the role " + role
                + " gives that. The access of a key cannot be changed: create another key with that role" + ADD;
    }

    private String missingToPerson() {
        return goesWithPersons
                ? "The owner of this individual key may not " + what
                        + ". An Account Holder or Admin can give that person the role " + role
                        + " in App Store Connect under Users and Access."
                : "An individual key may not " + what + ", whatever its owner may do. Create a team key with the role "
                        + role + WHERE + ", and link with it.";
    }

    /** That a key may not even read what every key may. */
    static ConnectorFailure nothing() {
        return new PermissionMissing(
                Capability.SALES,
                "Apple lets this key read nothing at all. Create a team key with the role Finance for reports, or the"
                        + " role Customer Support for reviews," + WHERE + ", and link with it.");
    }
}
