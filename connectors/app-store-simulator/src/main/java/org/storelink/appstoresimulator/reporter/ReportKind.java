package org.storelink.appstoresimulator.reporter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.SubscriptionKind;

/** The reports that Reporter knows by type and subtype. The practice vendors have files of the first and of the two summaries on subscriptions. */
enum ReportKind {
    SALES("Sales", "Summary", EnumSet.allOf(DateType.class), "1_0", false),
    SALES_OPT_IN("Sales", "Opt-In", EnumSet.of(DateType.WEEKLY), "1_0", false),
    SUBSCRIPTION("Subscription", "Summary", EnumSet.of(DateType.DAILY), "1_3", true),
    SUBSCRIPTION_EVENT("SubscriptionEvent", "Summary", EnumSet.of(DateType.DAILY), "1_3", true),
    SUBSCRIBER("Subscriber", "Detailed", EnumSet.of(DateType.DAILY), "1_3", true),
    NEWSSTAND("Newsstand", "Detailed", EnumSet.of(DateType.DAILY, DateType.WEEKLY), "1_0", false),
    PRE_ORDER("Pre-Order", "Summary", EnumSet.allOf(DateType.class), "1_0", false);

    private final String type;
    private final String subType;
    private final Set<DateType> dateTypes;
    private final String version;
    private final boolean versionRequired;

    ReportKind(String type, String subType, Set<DateType> dateTypes, String version, boolean versionRequired) {
        this.type = type;
        this.subType = subType;
        this.dateTypes = dateTypes;
        this.version = version;
        this.versionRequired = versionRequired;
    }

    static ReportKind of(String type, String subType) throws Refusal {
        if (Arrays.stream(values()).noneMatch(kind -> kind.type.equals(type))) {
            throw ErrorCode.REPORT_TYPE_INVALID.refusal();
        }
        if (Arrays.stream(values()).noneMatch(kind -> kind.subType.equals(subType))) {
            throw ErrorCode.REPORT_SUB_TYPE_INVALID.refusal();
        }
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(type) && kind.subType.equals(subType))
                .findFirst()
                .orElseThrow(ErrorCode.REPORT_SUB_TYPE_MISMATCH::refusal);
    }

    String version() {
        return version;
    }

    /** Which of the reports on subscriptions it is. */
    Optional<SubscriptionKind> ofSubscriptions() {
        return switch (this) {
            case SUBSCRIPTION -> Optional.of(SubscriptionKind.STATE);
            case SUBSCRIPTION_EVENT -> Optional.of(SubscriptionKind.EVENTS);
            default -> Optional.empty();
        };
    }

    boolean comes(DateType dateType) {
        return dateTypes.contains(dateType);
    }

    /**
     * @param stated blank if the request states no version
     * @param current the one that is served
     */
    void checkVersion(String stated, String current) throws Refusal {
        if (stated.isBlank() && versionRequired) {
            throw ErrorCode.REPORT_VERSION_REQUIRED.refusal("The current version is " + current + ".");
        }
        if (!stated.isBlank() && !stated.equals(current)) {
            throw ErrorCode.REPORT_VERSION_INVALID.refusal("The current version is " + current + ".");
        }
    }
}
