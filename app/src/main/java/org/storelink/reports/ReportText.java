package org.storelink.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Text of a report on its way out. */
final class ReportText {

    private static final int FULL = 16 * 1024;

    private final OutputStream stream;
    private final StringBuilder pending = new StringBuilder(FULL + FULL / 4);

    ReportText(OutputStream stream) {
        this.stream = stream;
    }

    StringBuilder builder() {
        if (pending.length() >= FULL) {
            flush();
        }
        return pending;
    }

    ReportText append(String text) {
        pending.append(text);
        return this;
    }

    ReportText append(char character) {
        pending.append(character);
        return this;
    }

    ReportText append(long number) {
        pending.append(number);
        return this;
    }

    /** As {@code yyyy-MM-dd}. */
    ReportText append(LocalDate date) {
        pending.append(date);
        return this;
    }

    void flush() {
        try {
            stream.write(pending.toString().getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pending.setLength(0);
    }
}
