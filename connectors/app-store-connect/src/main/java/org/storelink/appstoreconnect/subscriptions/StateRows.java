package org.storelink.appstoreconnect.subscriptions;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.sales.ReportHeader;
import org.storelink.appstoreconnect.sales.ReportRow;
import org.storelink.appstoreconnect.sales.TabbedLines;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subscription;
import org.storelink.connector.SubscriptionStanding;

/** Rows of the state of subscriptions. The file names no day: it is the one that was asked for. */
final class StateRows implements SubscriptionParser.Rows {

    private final TabbedLines lines;
    private final ReportHeader<StateColumn> header;
    private final ReportRow<StateColumn> row;
    private final ReportPeriod period;
    private final List<StateColumn> counted;

    private StateRows(TabbedLines lines, ReportHeader<StateColumn> header, ReportPeriod period) {
        this.lines = lines;
        this.header = header;
        this.row = new ReportRow<>(lines, header);
        this.period = period;
        this.counted = StateColumn.counting().stream().filter(header::has).toList();
    }

    static StateRows of(TabbedLines lines, ReportPeriod period) throws ConnectorException, IOException {
        ReportHeader<StateColumn> header = ReportHeader.read(lines, StateColumn.values());
        List<StateColumn> lacking = StateColumn.later().stream()
                .filter(column -> !header.has(column))
                .toList();
        if (!lacking.isEmpty() && lacking.size() < StateColumn.later().size()) {
            throw UnreadableReport.because(
                    "its header has no column " + lacking.getFirst().title());
        }
        return new StateRows(lines, header, period);
    }

    @Override
    public void read(Consumer<Fact> facts) throws ConnectorException {
        header.checkColumns(lines);
        Subscription subscription = Subscriptions.of(
                row.appleId(StateColumn.APPLE_ID),
                row.text(StateColumn.NAME),
                row.appleId(StateColumn.APP),
                row.text(StateColumn.DURATION));
        String country = row.country(StateColumn.COUNTRY);
        String device = row.text(StateColumn.DEVICE);
        for (StateColumn column : counted) {
            // Apple prints a blank for what there is not.
            long count = row.text(column).isEmpty() ? 0 : row.units(column);
            if (count < 0) {
                throw row.bad(column, "is less than none");
            }
            SubscriptionStanding standing = column.standing().orElseThrow();
            if (count > 0) {
                facts.accept(new Fact.SubscriptionState(period, subscription, standing, country, device, count));
            }
        }
    }
}
