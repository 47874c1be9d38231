package org.storelink.appstoreconnect;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.analytics.UsageParser;
import org.storelink.appstoreconnect.analytics.UsageReport;
import org.storelink.appstoreconnect.finance.FinanceParser;
import org.storelink.appstoreconnect.finance.FinanceReport;
import org.storelink.appstoreconnect.sales.SalesParser;
import org.storelink.appstoreconnect.subscriptions.SubscriptionParser;
import org.storelink.appstoreconnect.subscriptions.SubscriptionReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportSlice;

/** Leaves each file to the parser that knows its kind. */
final class ParserByStream implements ReportParser {

    private final ReportParser sales = new SalesParser();
    private final ReportParser subscriptions = new SubscriptionParser();
    private final ReportParser usage = new UsageParser();
    private final ReportParser finance = new FinanceParser();

    @Override
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        if (slice.stream().equals(UsageReport.STREAM)) {
            usage.parse(slice, parts, facts);
        } else if (FinanceReport.ofStream(slice.stream()).isPresent()) {
            finance.parse(slice, parts, facts);
        } else if (SubscriptionReport.ofStream(slice.stream()).isPresent()) {
            subscriptions.parse(slice, parts, facts);
        } else {
            sales.parse(slice, parts, facts);
        }
    }
}
