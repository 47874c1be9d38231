package org.storelink.appstoresimulator.payments;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.ReportFile;

/**
 * A financial report: tab-separated, no quoting, one header line, a line for each earning, then the totals, and a summary by currency when
 * there are several.
 *
 * @param region such as {@code EU}, or {@code ZZ} for several in one file
 */
public record FinancialFile(Vendor vendor, FiscalMonth month, String region, List<Earning> earnings)
        implements ReportFile {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final List<String> HEADER = List.of(
            "Start Date",
            "End Date",
            "UPC",
            "ISRC/ISBN",
            "Vendor Identifier",
            "Quantity",
            "Partner Share",
            "Extended Partner Share",
            "Partner Share Currency",
            "Sales or Return",
            "Apple Identifier",
            "Artist/Show/Developer/Author",
            "Title",
            "Label/Studio/Network/Developer/Publisher",
            "Grid",
            "Product Type Identifier",
            "ISAN/Other Identifier",
            "Country Of Sale",
            "Pre-order Flag",
            "Promo Code",
            "Customer Price",
            "Customer Currency");

    public String name() {
        return "%s_%02d%02d_%s.txt.gz"
                .formatted(
                        vendor.number(),
                        month.name().getMonthValue(),
                        month.name().getYear() % 100,
                        region);
    }

    @Override
    public String header() {
        return line(HEADER);
    }

    @Override
    public String units() {
        return "Quantity";
    }

    @Override
    public String proceeds() {
        return "Extended Partner Share";
    }

    @Override
    public Stream<String> lines() {
        return Stream.of(Stream.of(header()), earnings.stream().map(this::line), totals().stream())
                .flatMap(lines -> lines);
    }

    private String line(Earning earning) {
        return line(List.of(
                month.begin().format(DATE),
                month.end().format(DATE),
                "",
                "",
                earning.product().sku(),
                Long.toString(earning.quantity()),
                earning.share().toPlainString(),
                earning.amount().toPlainString(),
                earning.currency().name(),
                earning.isRefund() ? "R" : "S",
                Long.toString(earning.product().appleId()),
                vendor.name(),
                earning.product().title(),
                "",
                "",
                earning.type(),
                "",
                earning.territory().code(),
                "",
                earning.promoCode(),
                earning.price().toPlainString(),
                earning.territory().pays().name()));
    }

    private List<String> totals() {
        Map<String, BigDecimal> byCurrency = new TreeMap<>();
        earnings.forEach(earning -> byCurrency.merge(earning.currency().name(), earning.amount(), BigDecimal::add));
        List<String> totals = new ArrayList<>();
        totals.add("Total_Rows\t" + earnings.size());
        totals.add("Total_Amount\t"
                + byCurrency.values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString());
        totals.add(
                "Total_Units\t" + earnings.stream().mapToLong(Earning::quantity).sum());
        if (byCurrency.size() > 1) {
            totals.add("");
            totals.add("Partner Share Currency\tExtended Partner Share");
            byCurrency.forEach((currency, amount) -> totals.add(currency + '\t' + amount.toPlainString()));
        }
        return totals;
    }

    private static String line(List<String> fields) {
        return String.join("\t", fields);
    }
}
