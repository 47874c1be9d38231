package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.Fact;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** Reads Summary Sales files, gzip around tab-separated lines, in every layout Apple has used since 2011. */
public final class SalesParser implements ReportParser {

    private static final System.Logger LOG = System.getLogger(SalesParser.class.getName());

    private final Limits limits;

    public SalesParser() {
        this(Limits.USUAL);
    }

    SalesParser(Limits limits) {
        this.limits = limits;
    }

    @Override
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        if (SalesReport.ofStream(slice.stream()).isEmpty()) {
            throw new ConnectorException(new Defect("There is no stream " + slice.stream() + "."));
        }
        if (parts.isEmpty()) {
            throw UnreadableReport.because("there is no file");
        }
        for (RawPart part : parts) {
            read(part.open(), slice, facts);
        }
    }

    private void read(InputStream packed, ReportSlice slice, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        ReportPeriod period = slice.period();
        try (UnpackedReport report = UnpackedReport.of(packed, limits.expanded())) {
            TabbedLines lines = new TabbedLines(report, limits);
            SalesRows rows = new SalesRows(lines, ReportHeader.read(lines, SalesColumn.values()), period);
            if (!lines.next()) {
                throw UnreadableReport.because("it has no rows, and Apple makes no file when there are no sales");
            }
            do {
                facts.accept(rows.sale());
            } while (lines.next());
            if (!rows.unknownTypes().isEmpty()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} of {1} holds product type identifiers nobody knows yet, counted as other: {2}",
                        slice.stream(),
                        period,
                        rows.unknownTypes());
            }
        }
    }
}
