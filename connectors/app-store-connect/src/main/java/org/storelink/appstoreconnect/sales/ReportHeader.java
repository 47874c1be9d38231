package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.storelink.connector.ConnectorException;

/** Where each column stands in one file: by name, because Apple adds columns at any time and in any place. */
public final class ReportHeader<C extends Enum<C> & ReportColumn> {

    private static final int ABSENT = -1;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final int[] places;
    private final int columns;

    private ReportHeader(C[] known, int columns) {
        this.places = new int[known.length];
        this.columns = columns;
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
        List<String> titles = titles(lines);
        ReportHeader<C> header = new ReportHeader<>(known, titles.size());
        for (C column : known) {
            header.places[column.ordinal()] = place(column, titles);
            if (column.isRequired() && !header.has(column)) {
                throw UnreadableReport.because("its header has no column " + column.title());
            }
        }
        return header;
    }

    private static List<String> titles(TabbedLines lines) {
        List<String> titles = new ArrayList<>();
        for (int place = 0; place < lines.columns(); place++) {
            String printed = lines.text(place);
            titles.add(place == 0 && printed.startsWith(BYTE_ORDER_MARK) ? printed.substring(1) : printed);
        }
        return titles;
    }

    /** By its present title, or else by the newest of the older ones. */
    private static int place(ReportColumn column, List<String> titles) throws ConnectorException {
        int place = place(column.title(), titles);
        for (String older : column.olderTitles()) {
            place = place == ABSENT ? place(older, titles) : place;
        }
        return place;
    }

    private static int place(String title, List<String> titles) throws ConnectorException {
        int[] places = IntStream.range(0, titles.size())
                .filter(place -> titles.get(place).equalsIgnoreCase(title))
                .toArray();
        if (places.length > 1) {
            throw UnreadableReport.because("its header names " + title + " twice");
        }
        return places.length == 0 ? ABSENT : places[0];
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
