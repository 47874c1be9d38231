package org.storelink.appstoreconnect.analytics;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.connector.Capability;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Scope;
import org.storelink.connector.Subject;

/**
 * The stream of usage. App Analytics shows the apps of the whole account, whatever vendor sells them, so there is one report of a day for
 * the account.
 */
public final class UsageReport {

    public static final String STREAM = "usage-daily";

    /** App Analytics opened in April 2015. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 4, 1);

    /** Sessions, crashes and installs are complete after five days. */
    private static final int RESTATED_FOR_DAYS = 6;

    private static final Pattern FILE =
            Pattern.compile("usage-(?<day>\\d{4}-\\d{2}-\\d{2})-(?<cut>[a-z]+)-(?<measure>[A-Za-z]+)(-\\d+)?\\.json");

    private static final String PREFIX = "usage-";
    private static final String SUFFIX = ".json";

    /** What stands in an archived answer. */
    record Contents(Cut cut, Measure measure) {}

    private UsageReport() {}

    public static ReportStream stream() {
        return new ReportStream(
                STREAM,
                "Daily usage",
                Capability.USAGE,
                Grain.DAY,
                ZoneOffset.UTC,
                FIRST_DAY,
                Optional.of(Period.ofDays(365)),
                Duration.ofHours(48),
                RESTATED_FOR_DAYS,
                Subject.USAGE,
                Scope.ACCOUNT,
                Optional.empty());
    }

    /** Under which the list of apps is archived. */
    static String appsFile(ReportPeriod day) {
        return PREFIX + day + "-apps" + SUFFIX;
    }

    /** Under which an answer is archived, for its parser to know what was asked. */
    static String file(ReportPeriod day, UsageQuestion question) {
        return PREFIX + day + "-" + question.key() + SUFFIX;
    }

    static boolean isAppsFile(String name, ReportPeriod day) {
        return name.equals(appsFile(day));
    }

    /** What an archived answer tells; empty when it is of another day, or nothing of ours. */
    static Optional<Contents> contents(String name, ReportPeriod day) {
        Matcher file = FILE.matcher(name);
        return file.matches() && file.group("day").equals(day.toString())
                ? Cut.named(file.group("cut"))
                        .flatMap(cut -> Measure.of(file.group("measure")).map(measure -> new Contents(cut, measure)))
                : Optional.empty();
    }
}
