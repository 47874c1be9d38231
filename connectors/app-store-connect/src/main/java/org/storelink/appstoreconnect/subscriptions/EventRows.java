package org.storelink.appstoreconnect.subscriptions;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.sales.ReportHeader;
import org.storelink.appstoreconnect.sales.ReportRow;
import org.storelink.appstoreconnect.sales.TabbedLines;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SubscriptionPrice;

/** Rows of the events of subscriptions. */
final class EventRows implements SubscriptionParser.Rows {

    private final TabbedLines lines;
    private final ReportHeader<EventColumn> header;
    private final ReportRow<EventColumn> row;
    private final ReportPeriod period;
    private final String day;

    private EventRows(TabbedLines lines, ReportHeader<EventColumn> header, ReportPeriod period) {
        this.lines = lines;
        this.header = header;
        this.row = new ReportRow<>(lines, header);
        this.period = period;
        this.day = period.start().toString();
    }

    static EventRows of(TabbedLines lines, ReportPeriod period) throws ConnectorException, IOException {
        return new EventRows(lines, ReportHeader.read(lines, EventColumn.values()), period);
    }

    @Override
    public void read(Consumer<Fact> facts) throws ConnectorException {
        header.checkColumns(lines);
        String printed = row.text(EventColumn.DATE);
        if (!printed.equals(day)) {
            throw printed.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? UnreadableReport.because(
                            "it is a file for another period (" + printed + " instead of " + day + ")")
                    : row.bad(EventColumn.DATE, "is not a date");
        }
        String name = row.text(EventColumn.EVENT);
        if (name.isEmpty()) {
            throw row.bad(EventColumn.EVENT, "names no event");
        }
        facts.accept(new Fact.SubscriptionEvent(
                period,
                Subscriptions.of(
                        row.appleId(EventColumn.APPLE_ID),
                        row.text(EventColumn.NAME),
                        row.appleId(EventColumn.APP),
                        row.text(EventColumn.DURATION)),
                EventName.meaning(name),
                name,
                price(),
                row.country(EventColumn.COUNTRY),
                row.text(EventColumn.DEVICE),
                row.units(EventColumn.QUANTITY)));
    }

    private SubscriptionPrice price() {
        return switch (row.text(EventColumn.OFFER).toLowerCase(Locale.ROOT)) {
            case "" -> SubscriptionPrice.FULL;
            case "free trial", "yes" -> SubscriptionPrice.FREE;
            case "pay up front", "pay as you go" -> SubscriptionPrice.REDUCED;
            default -> SubscriptionPrice.UNSAID;
        };
    }
}
