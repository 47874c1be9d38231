package org.storelink.appstoreconnect.apikey;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Fetched;
import org.storelink.appstoreconnect.wire.FileHttp;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/**
 * Asks the API, each time with a token. One that is refused is signed anew and tried once more: Apple has been seen to refuse good ones at
 * random, above all of a young key. Keeps to the hour's limit. For one thread.
 */
final class ApiHttp {

    private final FileHttp http;
    private final URI base;
    private final KeyCredential credential;
    private final Clock clock;
    private @Nullable KeyToken token;
    private Instant restUntil = Instant.MIN;

    ApiHttp(ConnectorContext context, KeyCredential credential) {
        this.http = new FileHttp(context.http(), Api.NAME);
        this.base = context.endpoint(Endpoints.API);
        this.credential = credential;
        this.clock = context.clock();
    }

    /** What came back. */
    sealed interface Reply {

        /** To be read to its end and closed. */
        record File(Fetched.File file) implements Reply {}

        /** Anything but a refused token. */
        record Text(WebAnswer answer) implements Reply {}
    }

    Reply get(String pathAndQuery) throws ConnectorException, InterruptedException {
        requirePatience();
        Reply reply = once(pathAndQuery, usable());
        if (isUnauthorized(reply)) {
            reply = once(pathAndQuery, fresh());
        }
        if (isUnauthorized(reply)) {
            throw rejected();
        }
        return reply;
    }

    private ConnectorException rejected() {
        String perhapsOfTeam = credential.issuer().isEmpty()
                ? " Without an issuer ID it was taken for an individual key: for a team key, enter the issuer ID too."
                : "";
        return new ConnectorException(
                new CredentialRejected("Apple does not accept this key: the key is revoked, or issuer ID,"
                        + " key ID and private key do not belong together. A key made minutes ago may not work yet. Check the three"
                        + " in App Store Connect under Users and Access, Integrations, or create another key."
                        + perhapsOfTeam));
    }

    private KeyToken usable() {
        KeyToken current = token;
        return current != null && current.isUsable(clock.instant()) ? current : fresh();
    }

    private KeyToken fresh() {
        KeyToken signed = KeyToken.sign(credential, clock.instant());
        token = signed;
        return signed;
    }

    private Reply once(String pathAndQuery, KeyToken with) throws ConnectorException, InterruptedException {
        Fetched fetched = http.send(HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                .header("Accept", "application/a-gzip, application/json")
                .header("Authorization", "Bearer " + with.value())
                .GET());
        return switch (fetched) {
            case Fetched.File file -> {
                keepLimit(200, file.headers());
                yield new Reply.File(file);
            }
            case Fetched.Text text -> {
                keepLimit(text.status(), text.headers());
                WebAnswer answer =
                        new WebAnswer(text.status(), text.headers(), text.body().getBytes(StandardCharsets.UTF_8));
                Reply reply = new Reply.Text(answer);
                if (isUnauthorized(reply)) {
                    requireRightClock(answer, with);
                }
                yield reply;
            }
        };
    }

    private static boolean isUnauthorized(Reply reply) {
        return reply instanceof Reply.Text text
                && text.answer().status() == 401
                && !text.answer().isPage();
    }

    /** Apple tells its time with every answer: a token that is not good at that time says nothing about the key. */
    private void requireRightClock(WebAnswer answer, KeyToken refused) throws ConnectorException {
        Optional<Instant> time = answer.header("Date").flatMap(ApiHttp::time);
        if (time.isPresent() && !refused.covers(time.get())) {
            throw new ConnectorException(new Unavailable("The clock of this server is "
                    + apart(Duration.between(time.get(), clock.instant()))
                    + " Apple's, and so Apple does not take what is signed by it. Nothing is wrong with the key: have the"
                    + " clock set right by whoever runs this server."));
        }
    }

    private static String apart(Duration ahead) {
        Duration by = ahead.abs();
        String words = by.toHours() >= 48
                ? by.toDays() + " days"
                : by.toMinutes() >= 120 ? by.toHours() + " hours" : by.toMinutes() + " minutes";
        return words + (ahead.isNegative() ? " behind" : " ahead of");
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private void keepLimit(int status, HttpHeaders headers) {
        restUntil = RateLimit.restUntil(status, headers, clock.instant()).orElse(restUntil);
    }

    private void requirePatience() throws ConnectorException {
        if (clock.instant().isBefore(restUntil)) {
            throw new ConnectorException(new Throttled(restUntil, RateLimit.WORDS));
        }
    }
}
