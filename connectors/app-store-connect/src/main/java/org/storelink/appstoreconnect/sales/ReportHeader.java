package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.util.Arrays;
import org.storelink.connector.ConnectorException;

/** Where each column stands in one file: by name, because Apple adds columns at any time and in any place. */
public final class ReportHeader<C extends Enum<C> & ReportColumn> {

    private static final int ABSENT = -1;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final C[] known;
    private final int[] places;
    private final int columns;

    private ReportHeader(C[] known, int columns) {
        this.known = known;
        this.places = new int[known.length];
        this.columns = columns;
        Arrays.fill(places, ABSENT);
    }

    /**
     * Reads the first line.
     *
     * @param known all columns that are understood
     */
    public static <C extends Enum<C> & ReportColumn> ReportHeader<C> read(TabbedLines lines, C[] known)
            throws ConnectorException, IOException {
        if (!lines.next()) {
            throw UnreadableReport.because("there is nothing in the file");
        }
        ReportHeader<C> header = new ReportHeader<>(known, lines.columns());
        for (int place = 0; place < lines.columns(); place++) {
            header.note(lines.text(place), place);
        }
        for (C column : known) {
            if (column.isRequired() && !header.has(column)) {
                throw UnreadableReport.because("its header has no column " + column.title());
            }
        }
        return header;
    }

    private void note(String printed, int place) throws ConnectorException {
        String title = place == 0 && printed.startsWith(BYTE_ORDER_MARK) ? printed.substring(1) : printed;
        for (C column : known) {
            if (isTitle(column, title)) {
                if (has(column)) {
                    throw UnreadableReport.because("its header names " + column.title() + " twice");
                }
                places[column.ordinal()] = place;
            }
        }
    }

    private static boolean isTitle(ReportColumn column, String printed) {
        return column.title().equalsIgnoreCase(printed)
                || column.olderTitles().stream().anyMatch(printed::equalsIgnoreCase);
    }

    public boolean has(C column) {
        return places[column.ordinal()] != ABSENT;
    }

    public int place(C column) {
        return places[column.ordinal()];
    }

    /** Makes sure that the current line has a value for each column and none besides: otherwise columns have slipped. */
    public void checkColumns(TabbedLines lines) throws ConnectorException {
        if (lines.columns() != columns) {
            throw UnreadableReport.because(
                    "line " + lines.number() + " has " + lines.columns() + " columns, the header has " + columns);
        }
    }
}
