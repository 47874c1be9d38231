package org.storelink.appstoreconnect.sales;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.Money;
import org.storelink.connector.Product;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/**
 * Makes facts of the rows of one file. Apple prints amounts per unit, so they are multiplied here, and signed like the units
 * whatever sign is printed. Products, amounts and names that occurred before are recalled, not made again.
 */
final class SalesRows {

    /** ISO 4217 for "no currency": of a free row that names none. */
    private static final String NO_CURRENCY = "XXX";

    private static final int MOST_UNKNOWN_TYPES = 20;

    private final TabbedLines lines;
    private final ReportHeader<SalesColumn> header;
    private final ReportRow<SalesColumn> row;
    private final ReportPeriod period;
    private final PeriodDates dates;
    private final RowKey key = new RowKey();
    private final Remembered<Item> items = new Remembered<>(1 << 13);
    private final Remembered<Money> amounts = new Remembered<>(1 << 15);
    private final Remembered<String> names = new Remembered<>(1 << 10);
    private final Remembered<String> countries = new Remembered<>(1 << 10);
    private final Set<String> unknownTypes = new TreeSet<>();

    private record Item(Product product, SaleKind kind, SaleTerms terms) {}

    SalesRows(TabbedLines lines, ReportHeader<SalesColumn> header, ReportPeriod period) {
        this.lines = lines;
        this.header = header;
        this.row = new ReportRow<>(lines, header);
        this.period = period;
        this.dates = new PeriodDates(period);
    }

    /** The fact of the current line. */
    Fact.Sale sale() throws ConnectorException {
        header.checkColumns(lines);
        dates.check(lines, header.place(SalesColumn.BEGIN_DATE), header.place(SalesColumn.END_DATE));
        Item item = item();
        long units = row.units(SalesColumn.UNITS);
        return new Fact.Sale(
                period,
                item.product(),
                item.kind(),
                item.terms(),
                country(),
                header.has(SalesColumn.DEVICE) ? name(header.place(SalesColumn.DEVICE)) : "",
                units,
                total(units, SalesColumn.PROCEEDS, SalesColumn.PROCEEDS_CURRENCY, SalesColumn.CUSTOMER_CURRENCY),
                total(units, SalesColumn.CUSTOMER_PRICE, SalesColumn.CUSTOMER_CURRENCY, SalesColumn.PROCEEDS_CURRENCY));
    }

    /** Identifiers met that nobody knows yet: the first of them, in order of the alphabet. */
    Set<String> unknownTypes() {
        return unknownTypes;
    }

    private Item item() throws ConnectorException {
        key.clear()
                .add(lines, header.place(SalesColumn.APPLE_ID))
                .add(lines, header.place(SalesColumn.TYPE))
                .add(lines, header.place(SalesColumn.SKU))
                .add(lines, header.place(SalesColumn.TITLE));
        addIfPresent(SalesColumn.DEVELOPER);
        addIfPresent(SalesColumn.PARENT);
        addIfPresent(SalesColumn.PROMO_CODE);
        addIfPresent(SalesColumn.PLATFORMS);
        @Nullable Item known = items.recall(key.bytes(), 0, key.length());
        return known != null ? known : items.keep(key.bytes(), 0, key.length(), newItem());
    }

    private void addIfPresent(SalesColumn column) {
        if (header.has(column)) {
            key.add(lines, header.place(column));
        }
    }

    private Item newItem() throws ConnectorException {
        String identifier = row.text(SalesColumn.TYPE);
        SaleType type = SaleType.of(identifier);
        if (!SaleType.isKnown(identifier) && unknownTypes.size() < MOST_UNKNOWN_TYPES) {
            unknownTypes.add(UnreadableReport.quoted(identifier));
        }
        String parent = row.text(SalesColumn.PARENT);
        Product product = new Product(
                row.appleId(SalesColumn.APPLE_ID),
                row.text(SalesColumn.SKU),
                row.text(SalesColumn.TITLE),
                type.product(),
                row.text(SalesColumn.DEVELOPER),
                Storefront.of(row.text(SalesColumn.PLATFORMS), identifier),
                parent.isEmpty() ? Optional.empty() : Optional.of(parent));
        return new Item(product, type.kind(), type.termsWith(row.text(SalesColumn.PROMO_CODE)));
    }

    private String country() throws ConnectorException {
        byte[] bytes = lines.bytes();
        int from = lines.from(header.place(SalesColumn.COUNTRY));
        int to = lines.to(header.place(SalesColumn.COUNTRY));
        @Nullable String known = countries.recall(bytes, from, to);
        return known != null ? known : countries.keep(bytes, from, to, row.country(SalesColumn.COUNTRY));
    }

    private String name(int place) {
        byte[] bytes = lines.bytes();
        int from = lines.from(place);
        int to = lines.to(place);
        @Nullable String known = names.recall(bytes, from, to);
        return known != null ? known : names.keep(bytes, from, to, lines.text(place));
    }

    private Money total(long units, SalesColumn amount, SalesColumn currency, SalesColumn otherCurrency)
            throws ConnectorException {
        key.clear()
                .add(lines, header.place(SalesColumn.UNITS))
                .add(lines, header.place(amount))
                .add(lines, header.place(currency));
        if (lines.isBlank(header.place(currency))) {
            key.add(lines, header.place(otherCurrency));
        }
        @Nullable Money known = amounts.recall(key.bytes(), 0, key.length());
        return known != null
                ? known
                : amounts.keep(key.bytes(), 0, key.length(), newTotal(units, amount, currency, otherCurrency));
    }

    private Money newTotal(long units, SalesColumn amount, SalesColumn currency, SalesColumn otherCurrency)
            throws ConnectorException {
        BigDecimal each = row.amount(amount);
        String code = row.text(currency);
        if (code.isEmpty() && each.signum() == 0) {
            String other = row.text(otherCurrency);
            code = other.isEmpty() ? NO_CURRENCY : other;
        }
        try {
            return new Money(each.multiply(BigDecimal.valueOf(units)), code);
        } catch (IllegalArgumentException e) {
            throw UnreadableReport.because(
                    "in line " + lines.number() + " " + amount.title() + " makes no sense (" + e.getMessage() + ")", e);
        }
    }
}
