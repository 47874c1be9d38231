package org.storelink.appstoresimulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ways to fail. Those at the {@link Stage#DOOR} replace an answer, those at the {@link Stage#FILE} spoil a report file. */
public enum FaultKind {
    /** Error 117. */
    THROTTLED(Stage.DOOR),
    /** HTTP 503 with an HTML page. */
    UNAVAILABLE(Stage.DOOR),
    /** HTTP 200 with an HTML page. */
    HTML_PAGE(Stage.DOOR),
    /** The connection is closed without an answer. */
    DROPPED_CONNECTION(Stage.DOOR),
    /** The right answer after the fault's delay. */
    SLOW(Stage.DOOR),
    /** Error 210. */
    NOT_YET(Stage.DOOR),
    /** Error 212. */
    UNEXPECTED(Stage.DOOR),
    /** Error 123. */
    TOKEN_EXPIRED(Stage.DOOR),
    /** Error 124, as for somebody else's token. */
    TOKEN_INVALID(Stage.DOOR),
    /** Error 200. */
    VENDOR_NOT_YOURS(Stage.DOOR),
    /** Somebody has to sign an agreement. The number is a guess (218) and can be set by the fault's code. */
    AGREEMENT_UNSIGNED(Stage.DOOR),
    /** The last third of the gzip stream is missing, and Content-Length agrees with what is sent. */
    TRUNCATED_GZIP(Stage.FILE),
    /** Content-Length promises all, half is sent, the connection is closed. */
    CUT_OFF(Stage.FILE),
    /** The checksum at the end of the gzip stream is wrong. */
    BAD_CRC(Stage.FILE),
    /** No byte at all. */
    EMPTY_BODY(Stage.FILE),
    /** A gzip stream of no text. */
    EMPTY_GZIP(Stage.FILE),
    /** The header line and no other. */
    HEADER_ONLY(Stage.FILE),
    /** The file without its Units column. */
    MISSING_COLUMN(Stage.FILE),
    /** The first row sold more units than a long can hold. */
    ABSURD_UNITS(Stage.FILE),
    /** The first row's proceeds are no number. */
    ABSURD_PROCEEDS(Stage.FILE),
    /** The file of the period before, under the name of the one that was asked for. */
    OTHER_DATE(Stage.FILE);

    /** Where a fault strikes. */
    public enum Stage {
        DOOR,
        FILE
    }

    private final Stage stage;

    FaultKind(Stage stage) {
        this.stage = stage;
    }

    public Stage stage() {
        return stage;
    }

    /** As the control endpoints write it: {@code truncated-gzip}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FaultKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
