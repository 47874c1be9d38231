package org.storelink.appstoreconnect.reporter;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.wire.Fetched;

/**
 * An error as Reporter states it, in the body or, now and then, only in a header.
 *
 * @param code Apple's number; 0 when there is none
 * @param text Apple's words, never passed on: they may quote the request
 */
record ReporterError(int code, String text) {

    static final int NO_CODE = 0;

    private static final int VERSION_INVALID = 120;
    private static final int VERSION_REQUIRED = 121;
    private static final Pattern VERSION = Pattern.compile("\\b\\d{1,2}_\\d{1,2}\\b");

    static Optional<ReporterError> in(Fetched.Text answer) {
        Optional<XmlAnswer> error = XmlAnswer.of(answer.body()).filter(xml -> xml.isNamed("Error"));
        if (error.isPresent()) {
            return Optional.of(new ReporterError(
                    error.get().textOf("Code").map(ReporterError::number).orElse(NO_CODE),
                    error.get().textOf("Message").orElse("")));
        }
        return answer.headers()
                .firstValue("errormsg")
                .filter(words -> !words.isBlank())
                .map(words -> new ReporterError(NO_CODE, words));
    }

    /** The version of a report that is served, when another one was asked for. */
    Optional<String> wantedVersion() {
        return code == VERSION_INVALID || code == VERSION_REQUIRED
                ? VERSION.matcher(text).results().map(MatchResult::group).reduce((_, later) -> later)
                : Optional.empty();
    }

    private static int number(String printed) {
        return printed.matches("\\d{1,6}") ? Integer.parseInt(printed) : NO_CODE;
    }

    boolean speaksOf(String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
