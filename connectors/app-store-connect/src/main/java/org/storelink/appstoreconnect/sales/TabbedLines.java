package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.storelink.connector.ConnectorException;

/**
 * Splits a tab-separated file into lines and columns without making objects of them. There is no quoting: a quote sign in a
 * title is data. Blanks around a value are not part of it, because Apple prints a single blank for an empty value. Empty
 * lines are passed over.
 */
public final class TabbedLines {

    private static final int FIRST_BUFFER = 1 << 18;

    private final UnpackedReport source;
    private final Limits limits;
    private final int[] from;
    private final int[] to;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private int nextLine;
    private boolean ended;
    private int columns;
    private long number;

    public TabbedLines(UnpackedReport source, Limits limits) {
        this.source = source;
        this.limits = limits;
        this.from = new int[limits.columns()];
        this.to = new int[limits.columns()];
    }

    /** Goes to the next line that is not empty; false when there is none. */
    public boolean next() throws ConnectorException, IOException {
        do {
            if (!split()) {
                return false;
            }
        } while (columns == 1 && isBlank(0));
        return true;
    }

    /** Number of the line in the file, from 1. */
    public long number() {
        return number;
    }

    public int columns() {
        return columns;
    }

    /** The bytes that {@link #from} and {@link #to} point into; they change with the next line. */
    byte[] bytes() {
        return buffer;
    }

    int from(int column) {
        return from[column];
    }

    int to(int column) {
        return to[column];
    }

    boolean isBlank(int column) {
        return from[column] == to[column];
    }

    public String text(int column) {
        return new String(buffer, from[column], to[column] - from[column], StandardCharsets.UTF_8);
    }

    private boolean split() throws ConnectorException, IOException {
        int scan = nextLine;
        int columnStart = scan;
        columns = 0;
        number++;
        while (true) {
            byte[] bytes = buffer;
            int end = filled;
            while (scan < end) {
                byte character = bytes[scan];
                if (character == '\t') {
                    endColumn(columnStart, scan);
                    columnStart = scan + 1;
                } else if (character == '\n') {
                    endColumn(columnStart, scan);
                    checkLength(scan - nextLine);
                    nextLine = scan + 1;
                    return true;
                }
                scan++;
            }
            if (ended) {
                boolean anything = scan > nextLine;
                endColumn(columnStart, scan);
                nextLine = scan;
                return anything;
            }
            fill();
            scan = nextLine;
            columnStart = scan;
            columns = 0;
        }
    }

    private void endColumn(int start, int end) throws ConnectorException {
        if (columns == limits.columns()) {
            throw UnreadableReport.because("line " + number + " has more than " + limits.columns() + " columns");
        }
        while (start < end && isPadding(buffer[start])) {
            start++;
        }
        while (start < end && isPadding(buffer[end - 1])) {
            end--;
        }
        from[columns] = start;
        to[columns] = end;
        columns++;
    }

    private static boolean isPadding(byte character) {
        return character == ' ' || character == '\r';
    }

    /** Moves the line that has begun to the front and reads on behind it. */
    private void fill() throws ConnectorException, IOException {
        int kept = filled - nextLine;
        checkLength(kept);
        byte[] target = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, nextLine, target, 0, kept);
        buffer = target;
        nextLine = 0;
        filled = kept;
        while (filled < buffer.length && !ended) {
            int count = source.read(buffer, filled, buffer.length - filled);
            ended = count < 0;
            filled += Math.max(0, count);
        }
    }

    private void checkLength(int length) throws ConnectorException {
        if (length > limits.lineLength()) {
            throw UnreadableReport.because("line " + number + " is longer than " + limits.lineLength() + " bytes");
        }
    }
}
