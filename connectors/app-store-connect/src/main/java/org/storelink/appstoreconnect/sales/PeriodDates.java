package org.storelink.appstoreconnect.sales;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ReportPeriod;

/**
 * Checks Begin and End Date of each row against the period that was asked for: Apple sometimes serves another week than the
 * one named in the request.
 */
final class PeriodDates {

    private static final DateTimeFormatter USUAL = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);

    /** Today's form first; the others are of files of 2011 and older. */
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT),
            DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ISO_LOCAL_DATE);

    private final ReportPeriod period;
    private final byte[] begin;
    private final byte[] end;

    PeriodDates(ReportPeriod period) {
        this.period = period;
        this.begin = USUAL.format(period.start()).getBytes(StandardCharsets.US_ASCII);
        this.end = USUAL.format(period.end()).getBytes(StandardCharsets.US_ASCII);
    }

    void check(TabbedLines lines, int beginPlace, int endPlace) throws ConnectorException {
        if (isPrinted(begin, lines, beginPlace) && isPrinted(end, lines, endPlace)) {
            return;
        }
        LocalDate first = date(lines, beginPlace, SalesColumn.BEGIN_DATE);
        LocalDate last = date(lines, endPlace, SalesColumn.END_DATE);
        if (!first.equals(period.start()) || !last.equals(period.end())) {
            throw UnreadableReport.because("it is a file for another period (" + first + " to " + last + " instead of "
                    + period.start() + " to " + period.end() + ")");
        }
    }

    private static boolean isPrinted(byte[] expected, TabbedLines lines, int place) {
        return Arrays.equals(expected, 0, expected.length, lines.bytes(), lines.from(place), lines.to(place));
    }

    private static LocalDate date(TabbedLines lines, int place, SalesColumn column) throws ConnectorException {
        String printed = lines.text(place);
        for (DateTimeFormatter form : FORMS) {
            try {
                return LocalDate.parse(printed, form);
            } catch (DateTimeParseException _) {
                // The next form may fit.
            }
        }
        throw UnreadableReport.because("in line " + lines.number() + " " + column.title() + " "
                + UnreadableReport.quoted(printed) + " is not a date");
    }
}
