package org.storelink.appstoreconnect.finance;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.FiscalMonth;
import org.storelink.connector.Money;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.ReportPeriod;

/**
 * The financial report of one region: tab-separated lines without quoting, packed with gzip or zip or not at all. Rows end at the first
 * line that does not begin with a date, and none may come after it; the totals that follow are compared.
 */
final class SettlementFile {

    private static final int MIDDLE_OF_A_MONTH = 15;
    private static final int LOOK = 4;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
    private static final String STOREFRONT = "apple:ios";
    private static final String UNKNOWN_COUNTRY = "ZZ";

    private final ReportPeriod period;
    private final String region;
    private final SettlementTotals totals = new SettlementTotals();

    SettlementFile(ReportPeriod period, String region) {
        this.period = period;
        this.region = region;
    }

    void read(InputStream in, Consumer<Fact> facts) throws ConnectorException, IOException {
        try {
            InputStream unpacked = unpacked(in);
            boolean packed = unpacked instanceof InflaterInputStream;
            read(new ReportLines(new InputStreamReader(unpacked, StandardCharsets.UTF_8)), packed, facts);
        } catch (EOFException | ZipException e) {
            throw UnreadableReport.because("the file is cut off or damaged", e);
        }
    }

    private static InputStream unpacked(InputStream in) throws ConnectorException, IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(LOOK);
        byte[] head = buffered.readNBytes(LOOK);
        buffered.reset();
        if (head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            return new GZIPInputStream(buffered);
        }
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            var zip = new ZipInputStream(buffered);
            if (zip.getNextEntry() == null) {
                throw UnreadableReport.because("there is nothing in it");
            }
            return zip;
        }
        return buffered;
    }

    private void read(ReportLines lines, boolean packed, Consumer<Fact> facts) throws ConnectorException, IOException {
        String head = lines.next();
        SettlementHeader header = SettlementHeader.of(head == null ? "" : head);
        String line = lines.next();
        while (line != null && startsWithDate(line)) {
            Fact.Settlement settlement = settlement(header, line.split("\t", -1));
            totals.add(settlement.earned());
            facts.accept(settlement);
            line = lines.next();
        }
        // Only the end of a packed file tells that nothing of it is damaged, so it is read to there.
        while (line != null) {
            if (startsWithDate(line)) {
                throw UnreadableReport.because("it has rows after a line that is none");
            }
            totals.read(line);
            line = lines.next();
        }
        totals.check(packed);
    }

    private static boolean startsWithDate(String line) {
        return line.matches("(?s)\\s*\\d{1,2}/\\d{1,2}/\\d{4}\\t.*");
    }

    private Fact.Settlement settlement(SettlementHeader header, String[] values) throws ConnectorException {
        Amounts amounts = amounts(header, values);
        String country = header.text(values, "Country Of Sale");
        try {
            return new Fact.Settlement(
                    month(header, values),
                    product(header, values),
                    region,
                    country.matches("[A-Z]{2}") ? country : UNKNOWN_COUNTRY,
                    amounts.units(),
                    new Money(amounts.earned(), header.text(values, "Partner Share Currency")));
        } catch (IllegalArgumentException e) {
            throw UnreadableReport.because(row() + " makes no sense", e);
        }
    }

    private record Amounts(long units, BigDecimal earned) {}

    /** Signed as printed, only that some returns are printed like sales and told by their letter. */
    private Amounts amounts(SettlementHeader header, String[] values) throws ConnectorException {
        long quantity = whole(header.text(values, "Quantity"));
        BigDecimal each = amount(header.text(values, "Partner Share"));
        BigDecimal share = amount(header.text(values, "Extended Partner Share"));
        if ("R".equals(header.text(values, "Sales or Return")) && quantity > 0) {
            return new Amounts(-quantity, share.abs().negate());
        }
        // An amount so small that it is printed as zero has lost its sign.
        boolean hasSigns = share.signum() != 0 && (each.signum() != 0 || quantity == 0);
        if (hasSigns && share.signum() != Long.signum(quantity) * each.signum()) {
            throw UnreadableReport.because(row() + " has an amount that does not belong to its quantity");
        }
        return new Amounts(quantity, share);
    }

    private String row() {
        return "row " + (totals.rows() + 1);
    }

    private FiscalMonth month(SettlementHeader header, String[] values) throws ConnectorException {
        LocalDate start = date(header.text(values, "Start Date"));
        LocalDate end = date(header.text(values, "End Date"));
        LocalDate middle = period.start().withDayOfMonth(MIDDLE_OF_A_MONTH);
        if (start.isAfter(middle) || end.isBefore(middle)) {
            throw UnreadableReport.because("it is a file for another period (" + start + " to " + end + ")");
        }
        return new FiscalMonth(FinanceReport.month(period).name(), start, end);
    }

    private Product product(SettlementHeader header, String[] values) throws ConnectorException {
        String id = header.text(values, "Apple Identifier");
        if (!id.matches("\\d{1,18}")) {
            throw UnreadableReport.because(row() + " names no product");
        }
        return new Product(
                id,
                header.text(values, "Vendor Identifier"),
                header.text(values, "Title"),
                ProductType.UNKNOWN,
                header.text(values, "Artist/Show/Developer/Author"),
                STOREFRONT,
                Optional.empty());
    }

    private LocalDate date(String printed) throws ConnectorException {
        try {
            return LocalDate.parse(printed, DATE);
        } catch (DateTimeParseException e) {
            throw UnreadableReport.because(row() + " has no date", e);
        }
    }

    private long whole(String printed) throws ConnectorException {
        try {
            return Long.parseLong(printed);
        } catch (NumberFormatException e) {
            throw UnreadableReport.because(row() + " has no quantity", e);
        }
    }

    private BigDecimal amount(String printed) throws ConnectorException {
        try {
            return new BigDecimal(printed);
        } catch (NumberFormatException e) {
            throw UnreadableReport.because(row() + " has no amount", e);
        }
    }

    /** Columns by their names: Apple adds some and moves others. */
    private record SettlementHeader(List<String> names) {

        private static final List<String> NEEDED = List.of(
                "Start Date",
                "End Date",
                "Vendor Identifier",
                "Quantity",
                "Partner Share",
                "Extended Partner Share",
                "Partner Share Currency",
                "Sales or Return",
                "Apple Identifier",
                "Title",
                "Country Of Sale");

        static SettlementHeader of(String line) throws ConnectorException {
            List<String> names =
                    Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
            for (String name : NEEDED) {
                if (!names.contains(name)) {
                    throw UnreadableReport.because("it has no column " + name);
                }
            }
            return new SettlementHeader(names);
        }

        /** Empty for a column that is not there. */
        String text(String[] values, String name) {
            int at = names.indexOf(name);
            return at >= 0 && at < values.length ? values[at].strip() : "";
        }
    }
}
