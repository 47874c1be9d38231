package org.storelink.appstoreconnect.account;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;

/**
 * What a user's roles in App Store Connect allow, and how it is said.
 *
 * @param names in Apple's words; empty when Apple does not say, and then everything is tried
 */
record Roles(Optional<List<String>> names) {

    /** These can do everything. */
    private static final Set<String> MIGHTY = Set.of("ADMIN", "ACCOUNT_HOLDER");

    private static final Set<String> READ_SALES =
            Set.of("ADMIN", "ACCOUNT_HOLDER", "FINANCE", "SALES", "ACCESS_TO_REPORTS");

    /** Why sales cannot be read; empty when they can, or nobody can tell. */
    Optional<Check> missingSales() {
        return names.filter(roles -> roles.stream().noneMatch(READ_SALES::contains))
                .map(roles -> new Check(
                        Capability.SALES,
                        Check.Outcome.MISSING,
                        "Sales need the role Finance, or Sales. This Apple Account has only " + said(roles)
                                + ". Somebody with the role Account Holder or Admin gives it in App Store"
                                + " Connect under Users and Access."));
    }

    /** What to think about before an account of such power is kept here. */
    List<String> cautions() {
        return names.stream()
                .flatMap(List::stream)
                .filter(MIGHTY::contains)
                .sorted()
                .findFirst()
                .map(role -> "This Apple Account has the role " + said(List.of(role))
                        + " and may do far more than is needed here. A limited sub-account with the roles"
                        + " Finance and Customer Support is enough and safer.")
                .stream()
                .toList();
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
