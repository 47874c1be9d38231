package org.storelink.appstoreconnect.reporter;

import java.util.Locale;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Fetched;

/**
 * An error as Reporter states it, in the body or, now and then, only in a header.
 *
 * @param code Apple's number; 0 when there is none
 * @param text Apple's words, never passed on: they may quote the request
 */
record ReporterError(int code, String text) {

    static final int NO_CODE = 0;

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

    private static int number(String printed) {
        return printed.matches("\\d{1,6}") ? Integer.parseInt(printed) : NO_CODE;
    }

    boolean speaksOf(String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
