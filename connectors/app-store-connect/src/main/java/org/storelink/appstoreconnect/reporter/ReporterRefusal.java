package org.storelink.appstoreconnect.reporter;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Fetched;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.appstoreconnect.wire.RetryAfter;
import org.storelink.appstoreconnect.wire.UnsignedAgreement;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** What an answer means that brings nothing of what was asked for. */
sealed interface ReporterRefusal {

    /** A report is not there, which is no failure. */
    record Absent(FileAnswer answer) implements ReporterRefusal {}

    record Failed(ConnectorFailure failure) implements ReporterRefusal {}

    /** Throttled answers without a time are silent on how long; Apple's own tool waits hours. */
    Duration USUAL_WAIT = Duration.ofHours(1);

    /**
     * Decides by Apple's number, and by words only where Apple has no number of its own for the case.
     *
     * @param vendor whom the request was about; empty when it was about none
     */
    static ReporterRefusal of(Fetched.Text answer, String vendor, Instant now) {
        Optional<ReporterError> stated = ReporterError.in(answer);
        if (stated.isEmpty()) {
            return new Failed(noAnswerOfReporters(answer, now));
        }
        ReporterError error = stated.get();
        if (error.speaksOf("agreement") || error.speaksOf("contract")) {
            return failed(UnsignedAgreement.failure());
        }
        return of(error, answer, vendor, now);
    }

    private static ReporterRefusal of(ReporterError error, Fetched.Text answer, String vendor, Instant now) {
        return switch (error.code()) {
            case 210 -> new Absent(new FileAnswer.NotYet());
            case 213 -> new Absent(new FileAnswer.Nothing());
            case 209 -> new Absent(new FileAnswer.NoLonger("Apple no longer keeps this report."));
            case 211 -> new Absent(new FileAnswer.NoLonger("Apple has no such report."));
            case 106, 107, 108 -> failed(credentialRejected());
            case 117 -> failed(throttled(answer, now));
            case 123 ->
                failed(new AuthenticationExpired(
                        "The token for reports has expired. Link the account again to" + " create a new one."));
            case 124, 125 ->
                failed(new AuthenticationExpired("Apple no longer accepts the token for reports; perhaps"
                        + " another tool has created a new one. Link the account again."));
            case 200, 300 ->
                failed(new RequestRejected("Apple says that vendor " + vendor
                        + " does not belong to this account. Leave it out of the vendors in the account's settings."));
            case 214 ->
                failed(new RequestRejected(
                        "The Apple Account can read several accounts. Link it again and choose" + " one."));
            case 215, 216 ->
                failed(new RequestRejected(
                        "Apple no longer knows the account number chosen when linking." + " Link the account again."));
            case 217 -> failed(Reporter.noAccess());
            case 110, 111, 119, 212 ->
                failed(new Unavailable("Apple's Reporter service is out of order (error " + error.code()
                        + "). It will be asked again."));
            case 100, 101, 102, 113, 114, 115, 120, 121, 132, 201, 202, 203, 204, 205, 206, 207, 208 ->
                failed(new Defect("Apple calls a request of this connector wrong (error " + error.code()
                        + "). A newer version of the connector may help."));
            default -> failed(ofWords(error));
        };
    }

    private static ConnectorFailure ofWords(ReporterError error) {
        if (error.speaksOf("password")) {
            return credentialRejected();
        }
        if (error.speaksOf("do not have access")) {
            return Reporter.noAccess();
        }
        return new Unavailable("Apple's Reporter service answered with an error that is not known here ("
                + (error.code() == ReporterError.NO_CODE ? "without a number" : "error " + error.code())
                + "). It will be asked again.");
    }

    /** The failure that it is for whoever asked for something other than a report. */
    default ConnectorFailure asFailure() {
        return switch (this) {
            case Failed failed -> failed.failure();
            case Absent _ -> new Unavailable("Apple's Reporter service gave an answer that does not fit the question.");
        };
    }

    private static Failed failed(ConnectorFailure failure) {
        return new Failed(failure);
    }

    private static ConnectorFailure credentialRejected() {
        return new CredentialRejected(
                "Apple does not accept this e-mail address with this app-specific password. Check both, or create a"
                        + " new app-specific password at account.apple.com. Nothing more is sent with this one.");
    }

    private static ConnectorFailure throttled(Fetched.Text answer, Instant now) {
        return new Throttled(
                RetryAfter.in(answer.headers(), now, USUAL_WAIT),
                "Apple's reports are delayed, or too many were asked for. The rest is asked for later.");
    }

    private static ConnectorFailure noAnswerOfReporters(Fetched.Text answer, Instant now) {
        if (answer.status() == 429) {
            return throttled(answer, now);
        }
        String start = answer.body().stripLeading().toLowerCase(Locale.ROOT);
        String what = start.startsWith("<!doctype html") || start.startsWith("<html")
                ? "a web page"
                : start.isEmpty() ? "nothing" : "something it does not say elsewhere";
        return new Unavailable("Apple's Reporter service answered with " + what + " (HTTP status " + answer.status()
                + "). It will be asked again.");
    }
}
