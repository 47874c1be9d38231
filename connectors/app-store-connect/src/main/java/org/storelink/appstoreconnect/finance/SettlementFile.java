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
import org.jspecify.annotations.Nullable;
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
 * line that does not begin with a date; of the totals that follow, the number of rows is compared. A file that is not packed must have
 * them, because nothing else tells that it is whole.
 */
final class SettlementFile {

    private static final int MIDDLE_OF_A_MONTH = 15;
    private static final int LOOK = 4;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
    private static final String TOTAL_ROWS = "Total_Rows";
    private static final String STOREFRONT = "apple:ios";
    private static final String UNKNOWN_COUNTRY = "ZZ";

    private final ReportPeriod period;
    private final String region;
    private long rows;

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
            facts.accept(settlement(header, line.split("\t", -1)));
            rows++;
            line = lines.next();
        }
        while (line != null && !line.startsWith(TOTAL_ROWS)) {
            line = lines.next();
        }
        if (rows == 0) {
            throw UnreadableReport.because("it has no rows");
        }
        if (line != null || !packed) {
            checkRows(line);
        }
        readToEnd(lines);
    }

    /** Only the end of a packed file tells that nothing of it is damaged. */
    private static void readToEnd(ReportLines lines) throws ConnectorException, IOException {
        String line = lines.next();
        while (line != null) {
            line = lines.next();
        }
    }

    private void checkRows(@Nullable String totals) throws ConnectorException {
        String[] parts = totals == null ? new String[0] : totals.split("\t", -1);
        String said = parts.length > 1 ? parts[1].strip() : "";
        if (!said.equals(Long.toString(rows))) {
            throw UnreadableReport.because(
                    said.isEmpty() ? "it has no end" : "it has " + rows + " rows and says that it has " + said);
        }
    }

    private static boolean startsWithDate(String line) {
        return line.matches("(?s)\\s*\\d{1,2}/\\d{1,2}/\\d{4}\\t.*");
    }

    private Fact settlement(SettlementHeader header, String[] values) throws ConnectorException {
        boolean returned = "R".equals(header.text(values, "Sales or Return"));
        long quantity = whole(header.text(values, "Quantity"));
        BigDecimal share = amount(header.text(values, "Extended Partner Share"));
        long units = returned ? -Math.abs(quantity) : quantity;
        BigDecimal earned = share.abs().multiply(BigDecimal.valueOf(Long.signum(units)));
        String country = header.text(values, "Country Of Sale");
        try {
            return new Fact.Settlement(
                    month(header, values),
                    product(header, values),
                    region,
                    country.matches("[A-Z]{2}") ? country : UNKNOWN_COUNTRY,
                    units,
                    new Money(earned, header.text(values, "Partner Share Currency")));
        } catch (IllegalArgumentException e) {
            throw UnreadableReport.because("row " + (rows + 1) + " makes no sense", e);
        }
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
            throw UnreadableReport.because("row " + (rows + 1) + " names no product");
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
            throw UnreadableReport.because("row " + (rows + 1) + " has no date", e);
        }
    }

    private long whole(String printed) throws ConnectorException {
        try {
            return Long.parseLong(printed);
        } catch (NumberFormatException e) {
            throw UnreadableReport.because("row " + (rows + 1) + " has no quantity", e);
        }
    }

    private BigDecimal amount(String printed) throws ConnectorException {
        try {
            return new BigDecimal(printed);
        } catch (NumberFormatException e) {
            throw UnreadableReport.because("row " + (rows + 1) + " has no amount", e);
        }
    }

    /** Columns by their names: Apple adds some and moves others. */
    private record SettlementHeader(List<String> names) {

        private static final List<String> NEEDED = List.of(
                "Start Date",
                "End Date",
                "Vendor Identifier",
                "Quantity",
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
