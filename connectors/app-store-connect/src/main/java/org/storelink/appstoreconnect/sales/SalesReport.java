package org.storelink.appstoreconnect.sales;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.storelink.connector.Capability;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportStream;

/**
 * The four lengths of the Summary Sales report: what each stream promises the host and how Reporter names its periods. Days
 * are cut by territory, but reports appear by the Pacific clock.
 */
public enum SalesReport implements TrendReport {
    DAILY(Grain.DAY, "uuuuMMdd", Optional.of(Period.ofDays(365)), Duration.ofHours(8), 5),
    /** Monday to Sunday; Apple names a week by its Sunday. */
    WEEKLY(Grain.WEEK, "uuuuMMdd", Optional.of(Period.ofWeeks(52)), Duration.ofHours(10), 5),
    MONTHLY(Grain.MONTH, "uuuuMM", Optional.of(Period.ofMonths(12)), Duration.ofDays(5), 10),
    YEARLY(Grain.YEAR, "uuuu", Optional.empty(), Duration.ofDays(6), 14);

    public static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    /** The App Store opened on 10 July 2008. */
    private static final LocalDate STORE_OPENED = LocalDate.of(2008, 7, 10);

    private final Grain grain;
    private final DateTimeFormatter dateFormat;
    private final Optional<Period> retention;
    private final Duration usualDelay;
    private final int restatedForDays;

    SalesReport(Grain grain, String dateFormat, Optional<Period> retention, Duration usualDelay, int restatedForDays) {
        this.grain = grain;
        this.dateFormat = DateTimeFormatter.ofPattern(dateFormat, Locale.ROOT);
        this.retention = retention;
        this.usualDelay = usualDelay;
        this.restatedForDays = restatedForDays;
    }

    public static List<ReportStream> streams() {
        return Arrays.stream(values()).map(SalesReport::stream).toList();
    }

    public static Optional<SalesReport> ofStream(String streamId) {
        return Arrays.stream(values())
                .filter(report -> report.streamId().equals(streamId))
                .findFirst();
    }

    @Override
    public ReportStream stream() {
        return new ReportStream(
                streamId(),
                dateType() + " sales",
                Capability.SALES,
                grain,
                PACIFIC,
                STORE_OPENED,
                retention,
                usualDelay,
                restatedForDays);
    }

    private String streamId() {
        return "sales-" + name().toLowerCase(Locale.ROOT);
    }

    public Grain grain() {
        return grain;
    }

    @Override
    public String type() {
        return "Sales";
    }

    @Override
    public String apiType() {
        return "SALES";
    }

    @Override
    public String version() {
        return "1_0";
    }

    @Override
    public Optional<String> reporterVersion() {
        return Optional.empty();
    }

    @Override
    public String dateType() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    @Override
    public String dateOf(ReportPeriod period) {
        return dateFormat.format(period.end());
    }

    @Override
    public String fileName(String vendor, ReportPeriod period) {
        return "S_" + name().charAt(0) + "_" + vendor + "_" + dateOf(period) + ".txt.gz";
    }
}
