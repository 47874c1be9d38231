package org.storelink.appstoreconnect.sales;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** Writes sales files for tests: today's layout and one plain row, unless a test says otherwise. */
public final class SalesFile {

    static final ReportSlice SLICE =
            new ReportSlice("sales-daily", "85123456", new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 20)));

    private static final List<String> TODAYS_COLUMNS = List.of(
            "Provider",
            "Provider Country",
            "SKU",
            "Developer",
            "Title",
            "Version",
            "Product Type Identifier",
            "Units",
            "Developer Proceeds",
            "Begin Date",
            "End Date",
            "Customer Currency",
            "Country Code",
            "Currency of Proceeds",
            "Apple Identifier",
            "Customer Price",
            "Promo Code",
            "Parent Identifier",
            "Subscription",
            "Period",
            "Category",
            "CMB",
            "Device",
            "Supported Platforms",
            "Proceeds Reason",
            "Preserved Pricing",
            "Client",
            "Order Type");

    private final List<String> columns;
    private final List<Map<String, String>> rows = new ArrayList<>();

    private SalesFile(List<String> columns) {
        this.columns = new ArrayList<>(columns);
    }

    public static SalesFile ofToday() {
        return new SalesFile(TODAYS_COLUMNS);
    }

    public SalesFile withColumns(List<String> otherColumns) {
        columns.clear();
        columns.addAll(otherColumns);
        return this;
    }

    public SalesFile withoutColumn(String column) {
        columns.remove(column);
        return this;
    }

    public static List<String> columns() {
        return TODAYS_COLUMNS;
    }

    /** A row that differs from the plain one in some columns: name, value, name, value. */
    public SalesFile row(String... differences) {
        Map<String, String> row = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("Provider", "APPLE"),
                Map.entry("Provider Country", "US"),
                Map.entry("SKU", "com.example.lantern"),
                Map.entry("Developer", "Example Works"),
                Map.entry("Title", "Lantern"),
                Map.entry("Product Type Identifier", "1F"),
                Map.entry("Units", "3"),
                Map.entry("Developer Proceeds", "0.70"),
                Map.entry("Begin Date", "11/20/2026"),
                Map.entry("End Date", "11/20/2026"),
                Map.entry("Customer Currency", "EUR"),
                Map.entry("Country Code", "DE"),
                Map.entry("Currency of Proceeds", "EUR"),
                Map.entry("Apple Identifier", "6740000001"),
                Map.entry("Customer Price", "0.99"),
                Map.entry("Device", "iPhone"),
                Map.entry("Supported Platforms", "iOS")));
        for (int i = 0; i < differences.length; i += 2) {
            row.put(differences[i], differences[i + 1]);
        }
        rows.add(row);
        return this;
    }

    public String text() {
        StringBuilder text = new StringBuilder(String.join("\t", columns)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(String.join(
                            "\t",
                            columns.stream()
                                    .map(column -> row.getOrDefault(column, " "))
                                    .toList()))
                    .append('\n');
        }
        return text.toString();
    }

    List<Fact.Sale> parse() throws ConnectorException, IOException {
        return parse(SLICE, gzip(text()));
    }

    Fact.Sale parseOne() throws ConnectorException, IOException {
        return parse().getFirst();
    }

    public static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return packed.toByteArray();
    }

    public static List<Fact.Sale> parse(ReportSlice slice, byte[] file) throws ConnectorException, IOException {
        return parse(new SalesParser(Limits.USUAL), slice, file);
    }

    public static List<Fact.Sale> parse(SalesParser parser, ReportSlice slice, byte[] file)
            throws ConnectorException, IOException {
        List<Fact.Sale> sales = new ArrayList<>();
        parser.parse(slice, List.of(new Part("test.txt.gz", file)), fact -> sales.add((Fact.Sale) fact));
        return sales;
    }

    private record Part(String name, byte[] bytes) implements RawPart {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
