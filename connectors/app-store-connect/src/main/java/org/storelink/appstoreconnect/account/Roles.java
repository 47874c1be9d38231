package org.storelink.appstoreconnect.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.session.UserRoles;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;

/** What a user's roles in App Store Connect allow, and how it is said. Where Apple does not tell them everything is tried. */
record Roles(UserRoles told) {

    /** These can do everything. */
    private static final Set<String> MIGHTY = Set.of("ADMIN", "ACCOUNT_HOLDER");

    /** Whether Apple says that none of the roles gives it. */
    boolean lack(Right right) {
        return told.names().filter(held -> right.givenBy(held).isEmpty()).isPresent();
    }

    /** Whether Apple says that one of the roles gives it. */
    boolean give(Right right) {
        return told.names().filter(held -> !right.givenBy(held).isEmpty()).isPresent();
    }

    /** That the store grants what the right is for, by which role, and whether that role is mightier than it need be. */
    Check granted(Right right) {
        String by = told.names()
                .map(right::givenBy)
                .map(givers -> givers.isEmpty() ? "" : "Given by the role " + said(givers) + ".")
                .orElse(told.untold());
        String surplus = mightiest()
                .map(role -> " The role " + said(role)
                        + " may do far more than is needed here; a limited sub-account is" + " safer.")
                .orElse("");
        return new Check(right.capability(), Check.Outcome.GRANTED, (by + surplus).strip());
    }

    /** The same with what has proved it, in whole sentences. */
    Check granted(Right right, String proof) {
        return new Check(
                right.capability(),
                Check.Outcome.GRANTED,
                (proof + " " + granted(right).detail()).strip());
    }

    /** That the store does not grant what the right is for: which role does, and who gives it where. */
    Check missing(Right right) {
        String held = told.names()
                .map(roles -> roles.isEmpty() ? "no role" : "only " + said(roles))
                .map(roles -> " This Apple Account has " + roles + ".")
                .orElse(told.untold().isEmpty() ? "" : " " + told.untold());
        return new Check(
                right.capability(),
                Check.Outcome.MISSING,
                "Needs the role " + right.advised() + "." + held
                        + " Somebody with the role Account Holder or Admin gives"
                        + " it in App Store Connect under Users and Access.");
    }

    /** Subscriptions come with the token that sales come with. */
    Check subscriptions(Check sales) {
        return sales.outcome() == Check.Outcome.GRANTED
                ? granted(Right.SUBSCRIPTIONS)
                : new Check(Capability.SUBSCRIPTIONS, sales.outcome(), sales.detail());
    }

    /** What to think about before an account of such power is kept here. */
    List<String> cautions() {
        if (!told.untold().isEmpty()) {
            return List.of("Whether this Apple Account may do more than is needed here is not known. " + told.untold());
        }
        return mightiest()
                .map(role -> "This Apple Account has the role " + said(role)
                        + " and may do far more than is needed here. A limited sub-account with the roles"
                        + " Finance and Customer Support is enough and safer.")
                .stream()
                .toList();
    }

    private Optional<String> mightiest() {
        return told.names().stream()
                .flatMap(List::stream)
                .filter(MIGHTY::contains)
                .sorted()
                .findFirst();
    }

    /** As App Store Connect prints them: {@code ACCOUNT_HOLDER} is Account Holder. */
    private static String said(List<String> roles) {
        return roles.stream().map(Roles::said).collect(Collectors.joining(", "));
    }

    private static String said(String role) {
        return Arrays.stream(role.split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
