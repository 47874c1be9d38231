package org.storelink.example;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.Fact;
import org.storelink.connector.Money;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/**
 * Understands the pages, with neither store nor network: the host may ask for the same pages again in ten years. It believes
 * nothing. A page that is cut off, of another day or out of order is unreadable; half a day is worse than none. The pages are
 * tiny, so they are read whole; a parser of large files reads them as a stream.
 */
final class StallParser implements ReportParser {

    private static final String END = "\nend of page\n";

    @Override
    public void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts)
            throws ConnectorException, IOException {
        for (int i = 0; i < parts.size(); i++) {
            String heading = "stall book;" + slice.vendor() + ";" + slice.period() + ";page " + (i + 1) + " of "
                    + parts.size() + "\n";
            for (String row : rows(heading, text(parts.get(i)))) {
                facts.accept(sale(slice, row));
            }
        }
    }

    private static String text(RawPart part) throws IOException {
        try (InputStream in = part.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> rows(String heading, String page) throws ConnectorException {
        if (!page.endsWith(END)) {
            throw unreadable("a page has no end");
        }
        if (!page.startsWith(heading)) {
            throw unreadable("it is another page than the one that was asked for");
        }
        return page.substring(heading.length(), page.length() - END.length() + 1)
                .lines()
                .toList();
    }

    private static Fact sale(ReportSlice slice, String row) throws ConnectorException {
        String[] columns = row.split(";", -1);
        if (columns.length != 7) {
            throw unreadable("a row has " + columns.length + " columns instead of 7");
        }
        try {
            long units = Long.parseLong(columns[3]);
            return new Fact.Sale(
                    slice.period(),
                    new Product(
                            columns[0], columns[0], columns[1], ProductType.APP, "", "stall:table", Optional.empty()),
                    SaleKind.DOWNLOAD,
                    SaleTerms.STANDARD,
                    columns[2],
                    "",
                    units,
                    total(units, columns[4], columns[6]),
                    total(units, columns[5], columns[6]));
        } catch (IllegalArgumentException e) {
            throw new ConnectorException(new Unreadable("The book cannot be read: a row makes no sense."), e);
        }
    }

    /** A fact carries the total of its row, signed like its units. BigDecimal all the way: money is never a double. */
    private static Money total(long units, String each, String currency) {
        return new Money(new BigDecimal(each).multiply(BigDecimal.valueOf(units)), currency);
    }

    private static ConnectorException unreadable(String why) {
        return new ConnectorException(new Unreadable("The book cannot be read: " + why + "."));
    }
}
