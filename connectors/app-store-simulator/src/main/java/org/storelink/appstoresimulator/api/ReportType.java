package org.storelink.appstoresimulator.api;

import static org.storelink.appstoresimulator.publishing.DateType.DAILY;
import static org.storelink.appstoresimulator.publishing.DateType.MONTHLY;
import static org.storelink.appstoresimulator.publishing.DateType.WEEKLY;
import static org.storelink.appstoresimulator.publishing.DateType.YEARLY;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.SubscriptionKind;

/**
 * What reports of sales there are, by subtype, length and version. The practice vendors have files of the first and of the two
 * summaries on subscriptions.
 */
enum ReportType {
    SALES(new Kind("SUMMARY", Set.of(DateType.values()), "1_0")),
    PRE_ORDER(new Kind("SUMMARY", Set.of(DateType.values()), "1_0")),
    NEWSSTAND(new Kind("DETAILED", Set.of(DAILY, WEEKLY), "1_0")),
    SUBSCRIPTION(new Kind("SUMMARY", Set.of(DAILY), "1_3")),
    SUBSCRIPTION_EVENT(new Kind("SUMMARY", Set.of(DAILY), "1_3")),
    SUBSCRIBER(new Kind("DETAILED", Set.of(DAILY), "1_3")),
    SUBSCRIPTION_OFFER_CODE_REDEMPTION(new Kind("SUMMARY", Set.of(DAILY), "1_0")),
    INSTALLS(
            new Kind("SUMMARY", Set.of(MONTHLY), "1_2"),
            new Kind("DETAILED", Set.of(MONTHLY), "1_2"),
            new Kind("DETAILED", Set.of(YEARLY), "1_1"),
            new Kind("SUMMARY_CHANNEL", Set.of(YEARLY), "1_1"),
            new Kind("SUMMARY_INSTALL_TYPE", Set.of(YEARLY), "1_1"),
            new Kind("SUMMARY_TERRITORY", Set.of(YEARLY), "1_1")),
    FIRST_ANNUAL(new Kind("DETAILED", Set.of(DAILY), "1_0"), new Kind("SUMMARY", Set.of(YEARLY), "1_0")),
    WIN_BACK_ELIGIBILITY(new Kind("SUMMARY", Set.of(DAILY), "1_0"));

    /**
     * A subtype.
     *
     * @param version the usual one
     */
    record Kind(String subType, Set<DateType> frequencies, String version) {}

    private final List<Kind> kinds;

    ReportType(Kind... kinds) {
        this.kinds = List.of(kinds);
    }

    /** Which of the reports on subscriptions it is. */
    Optional<SubscriptionKind> ofSubscriptions() {
        return switch (this) {
            case SUBSCRIPTION -> Optional.of(SubscriptionKind.STATE);
            case SUBSCRIPTION_EVENT -> Optional.of(SubscriptionKind.EVENTS);
            default -> Optional.empty();
        };
    }

    Stream<Kind> kinds() {
        return kinds.stream();
    }
}
