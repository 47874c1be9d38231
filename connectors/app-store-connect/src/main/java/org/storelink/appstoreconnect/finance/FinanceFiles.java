package org.storelink.appstoreconnect.finance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;

/** Names under which answers are archived, for their parser to know what was asked. */
final class FinanceFiles {

    private static final Pattern REPORT = Pattern.compile("financial-(?<month>\\d{4}-\\d{2})-(?<region>[A-Z]{2})-.+");

    private static final String ASKED_BY_REGION = "-api.txt.gz";
    private static final String WITHOUT = "-without-";
    private static final Pattern REFUSED = Pattern.compile(WITHOUT + "((?:[A-Z]{2})+)");

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

    private static final String AND = ",";

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

    /** Of a region that has no id but its code. */
    static String report(ReportSlice slice, String code) {
        return "financial-" + slice.period() + "-" + code + ASKED_BY_REGION;
    }

    /**
     * Of all regions together, where those of single ones are fetched too and must come to the same.
     *
     * @param refused codes of those that the store takes for none, which the name keeps for the parser
     */
    static String besideRegions(ReportSlice slice, Set<String> refused) {
        String without = refused.isEmpty() ? "" : WITHOUT + String.join("", refused);
        return besideRegions(slice) + without + ".txt.gz";
    }

    private static String besideRegions(ReportSlice slice) {
        return "financial-" + slice.period() + "-" + RegionDownloads.TOGETHER + "-beside-regions";
    }

    static boolean isOfAllAlone(String name, ReportSlice slice) {
        return name.equals(report(slice, RegionDownloads.TOGETHER));
    }

    static boolean isBesideRegions(String name, ReportSlice slice) {
        return name.startsWith(besideRegions(slice));
    }

    /** Whether it is one of those that the report of all regions comes after. */
    static boolean isAskedByRegion(String name) {
        return name.endsWith(ASKED_BY_REGION);
    }

    /** Codes of the regions that the store took for none, by the name of the report of all of them. */
    static List<String> refused(String name) {
        Matcher matcher = REFUSED.matcher(name);
        return matcher.results()
                .flatMap(found -> CODE.matcher(found.group(1)).results())
                .map(MatchResult::group)
                .toList();
    }

    /** Names the regions that are archived, because the page that the rest is taken from may tell of others by then. */
    static ResumeToken after(Set<String> regionIds) {
        return new ResumeToken(String.join(AND, regionIds));
    }

    /** Ids of the regions that an earlier call has archived. */
    static List<String> regionsBefore(Optional<ResumeToken> resume) {
        return resume.map(token -> List.of(token.value().split(AND, -1))).orElse(List.of());
    }

    /** Code of the region a report is about; empty when it is about another month. */
    static Optional<String> regionOf(String name, ReportPeriod period) {
        Matcher matcher = REPORT.matcher(name);
        return matcher.matches() && matcher.group("month").equals(period.toString())
                ? Optional.of(matcher.group("region"))
                : Optional.empty();
    }
}
