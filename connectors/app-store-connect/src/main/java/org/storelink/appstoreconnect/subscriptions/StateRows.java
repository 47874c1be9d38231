package org.storelink.appstoreconnect.subscriptions;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.sales.ReportHeader;
import org.storelink.appstoreconnect.sales.ReportRow;
import org.storelink.appstoreconnect.sales.TabbedLines;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.Money;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subscription;
import org.storelink.connector.SubscriptionStanding;

/** Rows of the state of subscriptions. The file names no day: it is the one that was asked for. */
final class StateRows implements SubscriptionParser.Rows {

    /** ISO 4217 for "no currency": of a free row that names none, and of an amount that is not printed. */
    private static final String NO_CURRENCY = "XXX";

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
        Money price = money(StateColumn.PRICE, StateColumn.CURRENCY, StateColumn.PROCEEDS_CURRENCY);
        Money proceeds = money(StateColumn.PROCEEDS, StateColumn.PROCEEDS_CURRENCY, StateColumn.CURRENCY);
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
                facts.accept(new Fact.SubscriptionState(
                        period, subscription, standing, price, proceeds, country, device, count));
            }
        }
    }

    private Money money(StateColumn amount, StateColumn currency, StateColumn otherCurrency) throws ConnectorException {
        if (row.text(amount).isEmpty()) {
            return new Money(BigDecimal.ZERO, NO_CURRENCY);
        }
        var each = row.amount(amount);
        String code = row.text(currency);
        if (code.isEmpty() && each.signum() == 0) {
            String other = row.text(otherCurrency);
            code = other.isEmpty() ? NO_CURRENCY : other;
        }
        try {
            return new Money(each, code);
        } catch (IllegalArgumentException e) {
            throw UnreadableReport.because(
                    "in line " + lines.number() + " " + amount.title() + " makes no sense (" + e.getMessage() + ")", e);
        }
    }
}
