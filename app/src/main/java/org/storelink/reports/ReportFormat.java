package org.storelink.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/** How a report is written down. Rows are written while they are computed. */
public enum ReportFormat {
    /** Objects in objects, a level for each dimension; money as an object from currency to amount. */
    JSON("application/json", "json"),
    /** An array of rows, one for each group and currency. */
    FLAT("application/json", "json"),
    /** The rows of {@link #FLAT} under a line of names. */
    CSV("text/csv;charset=UTF-8", "csv"),
    /** The rows of {@link #FLAT}, each an object on a line of its own. */
    NDJSON("application/x-ndjson", "ndjson");

    private final String mediaType;
    private final String extension;

    ReportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** @throws ProblemException bad request, when there is no such format */
    public static ReportFormat named(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return JSON;
        }
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField(
                        "format",
                        "\"" + name + "\" is unknown; allowed: "
                                + Arrays.stream(values())
                                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of a file that holds it. */
    public String extension() {
        return extension;
    }

    /** Whether a row that stands for all others can be told apart from them. */
    public boolean hasTotals() {
        return this == FLAT || this == NDJSON;
    }

    /** Writes the report and leaves the stream open. */
    public void write(Report report, OutputStream stream) throws IOException {
        write(report, stream, false);
    }

    /** @param withTotals whether a row that stands for all others follows, in formats that have one */
    public void write(Report report, OutputStream stream, boolean withTotals) throws IOException {
        ReportText text = new ReportText(stream);
        try {
            switch (this) {
                case JSON -> new NestedJson(report, text).write();
                case FLAT -> new FlatJson(report, text, withTotals).writeArray();
                case CSV -> new Csv(report, text).write();
                case NDJSON -> new FlatJson(report, text, withTotals).writeLines();
            }
            text.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
