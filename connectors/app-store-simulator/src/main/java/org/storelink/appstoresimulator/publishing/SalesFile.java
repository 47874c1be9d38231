package org.storelink.appstoresimulator.publishing;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.storelink.appstoresimulator.market.Sale;
import org.storelink.appstoresimulator.market.Vendor;

/** A Summary Sales file: tab-separated, no quoting, one header line, lines end with a line feed. */
public record SalesFile(Vendor vendor, Period period, List<Sale> sales) implements ReportFile {

    /** As in the {@code filename} header of the answer. */
    public String name() {
        return "S_" + period.type().letter() + '_' + vendor.number() + '_' + period.text() + ".txt.gz";
    }

    /** Made as they are read, so that a file may be large. */
    @Override
    public Stream<String> lines() {
        Layout layout = Layout.of(period);
        return Stream.concat(Stream.of(header()), sales.stream().map(sale -> line(layout, sale)));
    }

    @Override
    public String header() {
        StringJoiner header = new StringJoiner("\t");
        Layout.of(period).columns().forEach(column -> header.add(column.title()));
        return header.toString();
    }

    @Override
    public String units() {
        return "Units";
    }

    @Override
    public String proceeds() {
        return "Developer Proceeds";
    }

    private String line(Layout layout, Sale sale) {
        Column.Row row = new Column.Row(vendor, period, sale);
        StringJoiner line = new StringJoiner("\t");
        for (Column column : layout.columns()) {
            String value = column.value(row);
            line.add(value.isEmpty() ? layout.empty() : value);
        }
        return line.toString();
    }
}
