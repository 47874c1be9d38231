package org.storelink.appstoreconnect.subscriptions;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.sales.Limits;
import org.storelink.appstoreconnect.sales.TabbedLines;
import org.storelink.appstoreconnect.sales.UnpackedReport;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.Fact;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** Reads the summaries on subscriptions, packed lines separated by tabs, in every layout that Apple has used since 2017. */
public final class SubscriptionParser implements ReportParser {

    /** A day of this century, the last in a name: the number of a vendor, before it, is as long. */
    private static final Pattern DATED = Pattern.compile(".*_(20\\d{2})(\\d{2})(\\d{2})[._]");

    /** Makes facts of the lines of one file. */
    interface Rows {

        void read(Consumer<Fact> facts) throws ConnectorException;
    }

    @Override
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        SubscriptionReport report = SubscriptionReport.ofStream(slice.stream())
                .orElseThrow(() -> new ConnectorException(new Defect("There is no stream " + slice.stream() + ".")));
        if (parts.isEmpty()) {
            throw UnreadableReport.because("there is no file");
        }
        for (RawPart part : parts) {
            checkName(part.name(), slice.period());
            read(part.open(), report, slice.period(), facts);
        }
    }

    /** A file on states says its day nowhere else. */
    private static void checkName(String name, ReportPeriod period) throws ConnectorException {
        Matcher dated = DATED.matcher(name);
        if (dated.find()) {
            String day = dated.group(1) + "-" + dated.group(2) + "-" + dated.group(3);
            if (!day.equals(period.start().toString())) {
                throw UnreadableReport.because(
                        "it is a file for another period (" + day + " instead of " + period.start() + ")");
            }
        }
    }

    private static void read(InputStream packed, SubscriptionReport kind, ReportPeriod period, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        try (UnpackedReport report = UnpackedReport.of(packed, Limits.USUAL.expanded())) {
            TabbedLines lines = new TabbedLines(report, Limits.USUAL);
            Rows rows =
                    switch (kind) {
                        case STATE -> StateRows.of(lines, period);
                        case EVENTS -> EventRows.of(lines, period);
                    };
            if (!lines.next()) {
                throw UnreadableReport.because(
                        "it has no rows, and Apple makes no file when there is nothing to report");
            }
            do {
                rows.read(facts);
            } while (lines.next());
        }
    }
}
