package org.storelink.appstoresimulator.reporter;

/**
 * Reporter's errors. Numbers and meanings are Apple's where they are known; the wording is ours, and so are the HTTP
 * statuses, which clients must not rely on.
 */
enum ErrorCode {
    UNKNOWN_SERVICE(100, 400, "The application or method name is not valid."),
    UNKNOWN_COMMAND(101, 400, "The command is not valid."),
    WRONG_PARAMETERS(102, 400, "The number of parameters is not valid for the command."),
    /** Apple's number for wrong credentials is not known for sure, so the store's options decide it. */
    WRONG_CREDENTIALS(108, 401, "Your Apple Account or app-specific password is incorrect."),
    REPORTER_VERSION_MISSING(114, 400, "The version of Reporter is missing."),
    REPORTER_VERSION_UNSUPPORTED(115, 400, "Your version of Reporter is no longer supported."),
    THROTTLED(117, 403, "Reports are delayed, or too many requests have been made. Try again later."),
    REPORT_VERSION_INVALID(120, 400, "The report version is not valid."),
    REPORT_VERSION_REQUIRED(121, 400, "A report version is required for this report."),
    TOKEN_EXPIRED(123, 401, "Your access token has expired. Generate a new one."),
    TOKEN_INVALID(124, 401, "Your access token is invalid."),
    /** Apple's number for an account without a token is not known for sure, so the store's options decide it. */
    TOKEN_MISSING(125, 404, "You have no access token. Generate one."),
    TOKEN_REQUIRED(132, 403, "You must use an access token to use this command."),
    VENDOR_INVALID(200, 403, "The vendor number is not valid for your account."),
    REPORT_TYPE_INVALID(201, 400, "The report type is not valid."),
    REPORT_SUB_TYPE_INVALID(202, 400, "The report subtype is not valid."),
    REPORT_SUB_TYPE_MISMATCH(203, 400, "The report type and the report subtype do not go together."),
    DATE_TYPE_INVALID(204, 400, "The date type is not valid."),
    DATE_INVALID(205, 400, "The date is not valid for the date type."),
    DATE_TYPE_MISMATCH(206, 400, "The report type and the date type do not go together."),
    OUT_OF_RANGE(209, 404, "The report is no longer available for the date."),
    NOT_YET(210, 404, "The report is not available yet. Try again later."),
    UNEXPECTED(212, 200, "An unexpected error has occurred. Try again later."),
    NO_SALES(213, 404, "There were no sales on the date."),
    ACCOUNT_REQUIRED(214, 400, "Your Apple Account has several accounts. State the number of one."),
    ACCOUNT_INVALID(215, 403, "The account number is not valid."),
    /** No number of Apple's is known for this; faults can set another. */
    AGREEMENT_UNSIGNED(218, 403, "The Account Holder must sign the latest agreement before reports can be downloaded."),
    FINANCE_VENDOR_INVALID(300, 403, "The vendor number or region is not valid.");

    private final int number;
    private final int usualStatus;
    private final String message;

    ErrorCode(int number, int usualStatus, String message) {
        this.number = number;
        this.usualStatus = usualStatus;
        this.message = message;
    }

    Refusal refusal() {
        return new Refusal(number, usualStatus, message);
    }

    /** The same error in more words. */
    Refusal refusal(String more) {
        return new Refusal(number, usualStatus, message + ' ' + more);
    }

    /** The same error under another number, for those whose number is open. */
    Refusal refusal(int otherNumber) {
        return new Refusal(otherNumber, usualStatus, message);
    }
}
