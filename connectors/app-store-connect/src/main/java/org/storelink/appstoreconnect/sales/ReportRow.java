package org.storelink.appstoreconnect.sales;

import java.math.BigDecimal;
import org.storelink.connector.ConnectorException;

/** The values of the line that is being read, by the columns of its header. */
public record ReportRow<C extends Enum<C> & ReportColumn>(TabbedLines lines, ReportHeader<C> header) {

    private static final String UNKNOWN_COUNTRY = "ZZ";
    private static final int LONGEST_ID = 18;

    /** Empty where the file has no such column. */
    public String text(C column) {
        return header.has(column) ? lines.text(header.place(column)) : "";
    }

    /** A number by which Apple knows an app or what is sold in it. */
    public String appleId(C column) throws ConnectorException {
        String printed = text(column);
        boolean digits = printed.chars().allMatch(character -> character >= '0' && character <= '9');
        if (printed.isEmpty() || printed.length() > LONGEST_ID || !digits) {
            throw bad(column, "is not a number of Apple's");
        }
        return printed;
    }

    /** {@code ZZ} where Apple does not say. */
    public String country(C column) throws ConnectorException {
        String printed = text(column);
        if (printed.isEmpty()) {
            return UNKNOWN_COUNTRY;
        }
        if (printed.length() != 2 || !isLetter(printed.charAt(0)) || !isLetter(printed.charAt(1))) {
            throw bad(column, "is not a country code");
        }
        return printed;
    }

    private static boolean isLetter(char character) {
        return character >= 'A' && character <= 'Z';
    }

    /** A whole number. */
    public long units(C column) throws ConnectorException {
        return PrintedNumber.units(lines, header.place(column), column);
    }

    /** An amount without its sign. */
    public BigDecimal amount(C column) throws ConnectorException {
        return PrintedNumber.amount(lines, header.place(column), column);
    }

    public ConnectorException bad(C column, String what) {
        return UnreadableReport.because("in line " + lines.number() + " " + column.title() + " "
                + UnreadableReport.quoted(text(column)) + " " + what);
    }
}
