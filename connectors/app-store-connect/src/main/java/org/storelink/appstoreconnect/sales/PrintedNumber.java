package org.storelink.appstoreconnect.sales;

import java.math.BigDecimal;
import org.storelink.connector.ConnectorException;

/** Numbers as Apple prints them: digits, a sign, a decimal point; no thousands separator and no exponent. */
final class PrintedNumber {

    /** A thousand million units in one row, or an amount of ten thousand million for one unit, is absurd. */
    private static final int MOST_UNIT_DIGITS = 9;

    private static final int MOST_AMOUNT_DIGITS = 10;
    private static final int MOST_DECIMALS = 6;

    private PrintedNumber() {}

    /** A whole number, possibly printed with decimals that are all zero. */
    static long units(TabbedLines lines, int place, ReportColumn column) throws ConnectorException {
        byte[] bytes = lines.bytes();
        int end = lines.to(place);
        int start = afterSign(bytes, lines.from(place), end);
        int point = pointOf(bytes, start, end);
        if (point == start) {
            throw bad(lines, place, column, "is not a whole number");
        }
        long value = 0;
        for (int at = start; at < end; at++) {
            int digit = bytes[at] - '0';
            if (at == point) {
                continue;
            }
            if (digit < 0 || digit > 9 || (at > point && digit != 0)) {
                throw bad(lines, place, column, "is not a whole number");
            }
            if (at < point) {
                if (at - start >= MOST_UNIT_DIGITS) {
                    throw bad(lines, place, column, "is absurdly large");
                }
                value = value * 10 + digit;
            }
        }
        return bytes[lines.from(place)] == '-' ? -value : value;
    }

    /** An amount for one unit, without its sign: refunds are printed with either. */
    static BigDecimal amount(TabbedLines lines, int place, ReportColumn column) throws ConnectorException {
        byte[] bytes = lines.bytes();
        int end = lines.to(place);
        int start = afterSign(bytes, lines.from(place), end);
        int point = pointOf(bytes, start, end);
        int last = end;
        while (last > point + 1 + MOST_DECIMALS && bytes[last - 1] == '0') {
            last--;
        }
        if (end - start == (point < end ? 1 : 0)) {
            throw bad(lines, place, column, "is not an amount");
        }
        if (point - start > MOST_AMOUNT_DIGITS || last - point - 1 > MOST_DECIMALS) {
            throw bad(lines, place, column, "is absurdly large or fine");
        }
        long value = 0;
        for (int at = start; at < last; at++) {
            int digit = bytes[at] - '0';
            if (at == point) {
                continue;
            }
            if (digit < 0 || digit > 9) {
                throw bad(lines, place, column, "is not an amount");
            }
            value = value * 10 + digit;
        }
        return BigDecimal.valueOf(value, Math.max(0, last - point - 1));
    }

    private static int afterSign(byte[] bytes, int from, int to) {
        return from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
    }

    private static int pointOf(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '.') {
            at++;
        }
        return at;
    }

    private static ConnectorException bad(TabbedLines lines, int place, ReportColumn column, String what) {
        return UnreadableReport.because("in line " + lines.number() + " " + column.title() + " "
                + UnreadableReport.quoted(lines.text(place)) + " " + what);
    }
}
