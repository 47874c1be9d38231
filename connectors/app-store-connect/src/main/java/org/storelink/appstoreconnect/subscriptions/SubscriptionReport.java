package org.storelink.appstoreconnect.subscriptions;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.sales.TrendReport;
import org.storelink.connector.Capability;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Scope;
import org.storelink.connector.Subject;

/** The two summaries on subscriptions. Both are daily and later than sales, that of events by a day more. */
public enum SubscriptionReport implements TrendReport {
    STATE(
            "subscriptions-daily",
            "State of subscriptions",
            "Subscription",
            "SUBSCRIPTION",
            Subject.SUBSCRIPTION_STATES,
            Duration.ofHours(32)),
    EVENTS(
            "subscription-events-daily",
            "Events of subscriptions",
            "SubscriptionEvent",
            "SUBSCRIPTION_EVENT",
            Subject.SUBSCRIPTION_EVENTS,
            Duration.ofHours(56));

    private static final int RESTATED_FOR_DAYS = 5;
    private static final Period RETENTION = Period.ofDays(365);

    /** Subscriptions that renew by themselves came with the App Store's in-app purchases of February 2011. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2011, 2, 15);

    private final String streamId;
    private final String label;
    private final String type;
    private final String apiType;
    private final Subject subject;
    private final Duration usualDelay;

    SubscriptionReport(
            String streamId, String label, String type, String apiType, Subject subject, Duration usualDelay) {
        this.streamId = streamId;
        this.label = label;
        this.type = type;
        this.apiType = apiType;
        this.subject = subject;
        this.usualDelay = usualDelay;
    }

    public static List<ReportStream> streams() {
        return Arrays.stream(values()).map(SubscriptionReport::stream).toList();
    }

    public static Optional<SubscriptionReport> ofStream(String streamId) {
        return Arrays.stream(values())
                .filter(report -> report.streamId.equals(streamId))
                .findFirst();
    }

    @Override
    public ReportStream stream() {
        return new ReportStream(
                streamId,
                label,
                Capability.SUBSCRIPTIONS,
                Grain.DAY,
                SalesReport.PACIFIC,
                FIRST_DAY,
                Optional.of(RETENTION),
                usualDelay,
                RESTATED_FOR_DAYS,
                subject,
                Scope.VENDOR,
                Optional.empty());
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String apiType() {
        return apiType;
    }

    @Override
    public String dateType() {
        return "Daily";
    }

    @Override
    public String dateOf(ReportPeriod period) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(period.start());
    }

    @Override
    public String version() {
        return "1_3";
    }

    @Override
    public Optional<String> reporterVersion() {
        return Optional.of(version());
    }

    @Override
    public String fileName(String vendor, ReportPeriod period) {
        return (this == STATE ? "Subscription_" : "Subscription_Event_") + vendor + "_" + dateOf(period) + ".txt.gz";
    }
}
