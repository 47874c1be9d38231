package org.storelink.appstoresimulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Ways to fail. Those at the {@link Stage#DOOR} replace an answer, on web hosts with HTTP 429, 503, 500, 401, 403 or 404 instead of an
 * error number; those at the {@link Stage#FILE} spoil a report file; those at the {@link Stage#WEB} replace an answer of a web host.
 */
public enum FaultKind {
    /** Error 117. */
    THROTTLED(Stage.DOOR),
    /** HTTP 503 with an HTML page. */
    UNAVAILABLE(Stage.DOOR),
    /** HTTP 200 with an HTML page. */
    HTML_PAGE(Stage.DOOR),
    /** The connection is closed without an answer. */
    DROPPED_CONNECTION(Stage.DOOR),
    /** The right answer after the fault's delay. A web host does what was asked before it. */
    SLOW(Stage.DOOR),
    /** Error 210. */
    NOT_YET(Stage.DOOR),
    /** Error 213, whatever was sold. */
    NO_SALES(Stage.DOOR),
    /** Error 212. */
    UNEXPECTED(Stage.DOOR),
    /** Error 123. */
    TOKEN_EXPIRED(Stage.DOOR),
    /** Error 124, as for somebody else's token; web hosts say it in a text, as a gateway does. */
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
    OTHER_DATE(Stage.FILE),
    /** HTTP 401 with -20101, or with the fault's code. */
    WRONG_PASSWORD(Stage.WEB, "idmsa.complete"),
    /** HTTP 403 with -20209. */
    LOCKED(Stage.WEB, "idmsa.complete"),
    /** HTTP 403: a role is missing. */
    FORBIDDEN(Stage.WEB, ""),
    /** HTTP 401 in the API's own words: the token is not accepted. */
    NOT_AUTHORIZED(Stage.WEB, ""),
    /** HTTP 403: the membership in the developer program has ended. */
    MEMBERSHIP_ENDED(Stage.WEB, "api.apps"),
    /** HTTP 404 in words that nobody has seen before. */
    OTHER_WORDS(Stage.WEB, "api.sales"),
    /** HTTP 400: the region of a financial report is none, or none any more. */
    UNKNOWN_REGION(Stage.WEB, "api.finance"),
    /** HTTP 412: terms or an upgrade must be looked at in a browser first. */
    ACKNOWLEDGE(Stage.WEB, "idmsa.complete"),
    /** HTTP 200 with a page titled "302 Found". */
    REDIRECT_PAGE(Stage.WEB, "idmsa.complete"),
    /** HTTP 503 with -36607. */
    STORE_TROUBLE(Stage.WEB, "idmsa.complete"),
    /** HTTP 500 with -28248. */
    SMS_FAILED(Stage.WEB, "idmsa.send"),
    /** HTTP 423 at the second factor. */
    CODE_LOCKED(Stage.WEB, "idmsa.device-code"),
    /** HTTP 200 with JSON that has nothing of what was there before. */
    OTHER_SHAPE(Stage.WEB, ""),
    /** The store does what was asked, and the connection is closed without an answer. */
    LOST_ANSWER(Stage.WEB, "iris.respond"),
    /** The store does what was asked, and says HTTP 500. */
    TROUBLE_AFTERWARDS(Stage.WEB, "iris.respond"),
    /** HTTP 409: what was asked for does not go with what is there. */
    CONFLICT(Stage.WEB, "iris.respond"),
    /** HTTP 422: what was asked for is not accepted. */
    UNPROCESSABLE(Stage.WEB, "iris.respond"),
    /** HTTP 404 with a page: there is nothing at the address any more. */
    ADDRESS_GONE(Stage.WEB, ""),
    /** The sign-in does not ask for a hashcash stamp. */
    NO_HASHCASH(Stage.ODDITY, "idmsa.challenge"),
    /** The sign-in names a protocol that nobody knows. */
    UNKNOWN_PROTOCOL(Stage.ODDITY, "idmsa.init"),
    /** A wrong code is told in {@code serviceErrors}, not in {@code service_errors}. */
    CODE_IN_SERVICE_ERRORS(Stage.ODDITY, "idmsa.code"),
    /** A wrong code is told in {@code validationErrors}, with HTTP 200. */
    CODE_IN_VALIDATION_ERRORS(Stage.ODDITY, "idmsa.code"),
    /** The session has no provider. */
    NO_PROVIDER(Stage.ODDITY, "olympus.session");

    /** Where a fault strikes: at the door of any host, in a report file, at the door of a web host, inside its answer. */
    public enum Stage {
        DOOR,
        FILE,
        WEB,
        ODDITY
    }

    private final Stage stage;
    private final String usualCommand;

    FaultKind(Stage stage) {
        this(stage, "Sales.getReport");
    }

    FaultKind(Stage stage, String usualCommand) {
        this.stage = stage;
        this.usualCommand = usualCommand;
    }

    public Stage stage() {
        return stage;
    }

    /** Whether a web host does what was asked in spite of it. */
    public boolean isAfterTheDeed() {
        return this == SLOW || this == LOST_ANSWER || this == TROUBLE_AFTERWARDS;
    }

    /** The command that it strikes unless told otherwise; blank for all. */
    String usualCommand() {
        return usualCommand;
    }

    /** As the control endpoints write it: {@code truncated-gzip}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FaultKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
