package org.storelink.appstoreconnect.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.appstoreconnect.wire.UnsignedAgreement;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ConnectorFailure.Unreadable;

/** What an answer of the API means that brings nothing of what was asked for. Apple is never quoted: errors may repeat a request. */
sealed interface ApiRefusal {

    /** A report is not there, which is no failure. */
    record Absent(FileAnswer answer) implements ApiRefusal {}

    /** The report comes in another version by now. */
    record OtherVersion(String version) implements ApiRefusal {}

    /** Apple takes what was asked about for no region. */
    record UnknownRegion() implements ApiRefusal {}

    record Failed(ConnectorFailure failure) implements ApiRefusal {}

    String NOT_FOUND = "NOT_FOUND";
    String AGREEMENT = "REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED";
    Pattern VERSION = Pattern.compile("\\b(\\d{1,2}_\\d{1,2})\\b");

    /**
     * Decides by status and code, and by words only where Apple has no code of its own for the case: whether there was nothing to
     * report or the report is not made yet, which version is wanted, whether it is about a vendor, and whether a membership has ended.
     *
     * @param question what was asked
     */
    static ApiRefusal of(WebAnswer answer, Question question, Instant now) {
        if (answer.status() == 429) {
            return new Failed(throttled(answer, now));
        }
        if (answer.status() == 410 && !answer.isPage()) {
            return new Absent(new FileAnswer.NoLonger("Apple no longer keeps this report."));
        }
        List<Json> errors = answer.json().map(body -> body.at("errors").items()).orElse(List.of());
        if (errors.isEmpty() || answer.isSuccess() || answer.isOutOfOrder()) {
            return new Failed(outOfOrder(answer));
        }
        Json error = errors.getFirst();
        return switch (answer.status()) {
            case 403 -> new Failed(forbidden(errors, question));
            case 404 -> notFound(error, answer);
            case 400 -> badRequest(error, question);
            case 401 -> new Failed(outOfOrder(answer));
            default -> new Failed(wrongRequest(answer.status()));
        };
    }

    /**
     * What was asked, as far as a refusal is about it.
     *
     * @param vendor empty when it was about none
     * @param version the one asked for; empty when it was about none
     * @param lacking what it means when the key has no right to it
     */
    record Question(String vendor, String version, ConnectorFailure lacking) {}

    private static ConnectorFailure throttled(WebAnswer answer, Instant now) {
        return new Throttled(
                RateLimit.restUntil(answer.status(), answer.headers(), now).orElse(now), RateLimit.WORDS);
    }

    private static ConnectorFailure outOfOrder(WebAnswer answer) {
        return new Unavailable(Api.NAME + " answered with " + answer.described() + ". It will be asked again.");
    }

    private static ConnectorFailure forbidden(List<Json> errors, Question question) {
        if (errors.stream().anyMatch(error -> text(error, "code").endsWith(AGREEMENT))) {
            return UnsignedAgreement.failure();
        }
        if (errors.stream().anyMatch(error -> says(error, "membership") || says(error, "program license"))) {
            return new AgreementMissing(
                    "Apple says that the membership in the Apple Developer Program is not in force. The"
                            + " Account Holder renews it, or signs what waits, in the Apple Developer account.");
        }
        return question.lacking();
    }

    private static ApiRefusal notFound(Json error, WebAnswer answer) {
        if (text(error, "code").equals(NOT_FOUND)) {
            if (says(error, "not available yet")) {
                return new Absent(new FileAnswer.NotYet());
            }
            if (says(error, "no sales")) {
                return new Absent(new FileAnswer.Nothing());
            }
        }
        return new Failed(otherWords(answer));
    }

    /** Apple has answered, and about this alone: it rests, and everything else goes on. */
    private static ConnectorFailure otherWords(WebAnswer answer) {
        return new Unreadable("Apple says in words not known here why it does not give what was asked for (HTTP"
                + " status " + answer.status() + "). That is not taken for nothing; it will be asked for again.");
    }

    private static ApiRefusal badRequest(Json error, Question question) {
        return switch (error.at("source", "parameter").text().orElse("")) {
            case "filter[vendorNumber]" -> new Failed(notOfTeam(question));
            case "filter[version]" -> otherVersion(error, question);
            case "filter[regionCode]" -> new UnknownRegion();
            default -> unnamedParameter(error, question);
        };
    }

    private static ApiRefusal unnamedParameter(Json error, Question question) {
        if (says(error, "vendor number")) {
            return new Failed(notOfTeam(question));
        }
        return says(error, "version") ? otherVersion(error, question) : new Failed(wrongRequest(400));
    }

    private static ConnectorFailure notOfTeam(Question question) {
        return new RequestRejected("Apple says that vendor " + question.vendor()
                + " does not belong to the team of this key. Correct the number, or leave it out of the vendors in"
                + " the account's settings.");
    }

    private static ApiRefusal otherVersion(Json error, Question question) {
        Matcher versions = VERSION.matcher(text(error, "detail"));
        Optional<String> wanted = versions.results()
                .map(found -> found.group(1))
                .filter(version -> !version.equals(question.version()))
                .reduce((_, later) -> later);
        return wanted.isPresent() && !question.version().isEmpty()
                ? new OtherVersion(wanted.get())
                : new Failed(wrongRequest(400));
    }

    static ConnectorFailure wrongRequest(int status) {
        return new Defect("Apple calls a request of this connector wrong (HTTP status " + status
                + "). A newer version of the connector may help.");
    }

    private static boolean says(Json error, String words) {
        return (text(error, "title") + ' ' + text(error, "detail"))
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private static String text(Json error, String name) {
        return error.at(name).text().orElse("");
    }
}
