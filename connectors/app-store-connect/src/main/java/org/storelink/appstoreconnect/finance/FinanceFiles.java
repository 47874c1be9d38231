package org.storelink.appstoreconnect.finance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** Names under which answers are archived, for their parser to know what was asked. */
final class FinanceFiles {

    private static final Pattern REPORT = Pattern.compile("financial-(?<month>\\d{4}-\\d{2})-(?<region>[A-Z]{2})-.+");

    private FinanceFiles() {}

    static String page(ReportSlice slice) {
        return "payments-" + slice.period() + ".json";
    }

    static boolean isPage(String name, ReportSlice slice) {
        return name.equals(page(slice));
    }

    static String report(ReportSlice slice, MonthPage.Region region) {
        return "financial-" + slice.period() + "-" + region.code() + "-" + region.id() + ".txt";
    }

    /** Code of the region a report is about; empty when it is about another month. */
    static Optional<String> regionOf(String name, ReportPeriod period) {
        Matcher matcher = REPORT.matcher(name);
        return matcher.matches() && matcher.group("month").equals(period.toString())
                ? Optional.of(matcher.group("region"))
                : Optional.empty();
    }
}
