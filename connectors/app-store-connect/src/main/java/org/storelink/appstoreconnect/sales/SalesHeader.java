package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.util.Arrays;
import org.storelink.connector.ConnectorException;

/** Where each column stands in one file: by name, because Apple adds columns at any time and in any place. */
final class SalesHeader {

    private static final int ABSENT = -1;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int[] places = new int[SalesColumn.values().length];
    private final int columns;

    private SalesHeader(int columns) {
        this.columns = columns;
        Arrays.fill(places, ABSENT);
    }

    /** Reads the first line. */
    static SalesHeader read(TabbedLines lines) throws ConnectorException, IOException {
        if (!lines.next()) {
            throw UnreadableReport.because("there is nothing in the file");
        }
        SalesHeader header = new SalesHeader(lines.columns());
        for (int place = 0; place < lines.columns(); place++) {
            header.note(lines.text(place), place);
        }
        for (SalesColumn column : SalesColumn.values()) {
            if (column.isRequired() && !header.has(column)) {
                throw UnreadableReport.because("its header has no column " + column.title());
            }
        }
        return header;
    }

    private void note(String printed, int place) throws ConnectorException {
        String title = place == 0 && printed.startsWith(BYTE_ORDER_MARK) ? printed.substring(1) : printed;
        for (SalesColumn column : SalesColumn.values()) {
            if (column.title().equalsIgnoreCase(title)) {
                if (has(column)) {
                    throw UnreadableReport.because("its header names " + column.title() + " twice");
                }
                places[column.ordinal()] = place;
            }
        }
    }

    boolean has(SalesColumn column) {
        return places[column.ordinal()] != ABSENT;
    }

    int place(SalesColumn column) {
        return places[column.ordinal()];
    }

    /** Makes sure that the current line has a value for each column and none besides: otherwise columns have slipped. */
    void checkColumns(TabbedLines lines) throws ConnectorException {
        if (lines.columns() != columns) {
            throw UnreadableReport.because(
                    "line " + lines.number() + " has " + lines.columns() + " columns, the header has " + columns);
        }
    }
}
