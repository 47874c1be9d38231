package org.storelink.appstoreconnect.apikey;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Fetched;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.appstoreconnect.wire.FileHttp;
import org.storelink.appstoreconnect.wire.HttpDate;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/**
 * Asks the API, each time with a token. One that is refused is signed anew and tried once more after a pause: Apple has been seen to
 * refuse good ones at random, above all of a young key. A key counts as rejected only where Apple itself says so twice, at a time at which
 * the token was good, of a key that has opened nothing yet: whoever believes it has to link again. Keeps to the hour's limit. For one
 * thread.
 */
final class ApiHttp {

    private static final Duration BEFORE_SECOND_TOKEN = Duration.ofSeconds(1);

    private static final String NOT_AUTHORIZED = "NOT_AUTHORIZED";

    private final FileHttp http;
    private final URI base;
    private final KeyCredential credential;
    private final Clock clock;
    private @Nullable KeyToken token;
    private Instant restUntil = Instant.MIN;
    private boolean opened;

    ApiHttp(ConnectorContext context, KeyCredential credential) {
        this.http = FileHttp.believingTypes(context.http(), Api.NAME);
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
        return send(WebRequest.get(pathAndQuery));
    }

    /** Also a change: of a request whose token Apple refuses it has carried out nothing. */
    Reply send(WebRequest request) throws ConnectorException, InterruptedException {
        requirePatience();
        Reply reply = first(request);
        if (isRefused(reply)) {
            Thread.sleep(BEFORE_SECOND_TOKEN);
            reply = anew(request);
        }
        if (reply instanceof Reply.Text text && isRefused(reply)) {
            throw refused(text.answer());
        }
        opened = opened || isOfApi(reply);
        return reply;
    }

    private Reply first(WebRequest request) throws ConnectorException, InterruptedException {
        KeyToken current = token;
        return current != null && current.isUsable(clock.instant()) ? once(request, current) : anew(request);
    }

    /** Only a token that was signed just now tells whether the clock is right: it may have been set since an older one. */
    private Reply anew(WebRequest request) throws ConnectorException, InterruptedException {
        KeyToken signed = KeyToken.sign(credential, clock.instant());
        token = signed;
        Reply reply = once(request, signed);
        if (reply instanceof Reply.Text text && isRefused(reply)) {
            requireRightClock(text.answer(), signed);
        }
        return reply;
    }

    private ConnectorException refused(WebAnswer answer) {
        if (opened) {
            return unavailable(
                    "Apple has taken this key until a moment ago, and now does not. It will be asked again.");
        }
        if (time(answer).isEmpty()) {
            return unavailable(
                    "Apple does not take what is signed with this key, and its answer does not tell the time:"
                            + " the key may be wrong, or the clock of this server. It will be asked again.");
        }
        return rejected();
    }

    private static ConnectorException unavailable(String words) {
        return new ConnectorException(new Unavailable(words));
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

    private Reply once(WebRequest request, KeyToken with) throws ConnectorException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.path()))
                .setHeader("Accept", "application/a-gzip, application/json")
                .method(
                        request.method(),
                        request.body()
                                .map(HttpRequest.BodyPublishers::ofString)
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        request.headers().forEach(builder::setHeader);
        Fetched fetched = http.send(builder.setHeader("Authorization", "Bearer " + with.value()));
        return switch (fetched) {
            case Fetched.File file -> {
                keepLimit(file.status(), file.headers());
                yield file.status() / 100 == 2 ? new Reply.File(file) : withoutBody(file);
            }
            case Fetched.Text text -> {
                keepLimit(text.status(), text.headers());
                yield new Reply.Text(
                        new WebAnswer(text.status(), text.headers(), text.body().getBytes(StandardCharsets.UTF_8)));
            }
        };
    }

    /** What comes with an error is no report, whatever it is called. */
    private static Reply withoutBody(Fetched.File file) {
        Api.close(new FileAnswer.Sent(file));
        return new Reply.Text(new WebAnswer(file.status(), file.headers(), new byte[0]));
    }

    /** Whether Apple itself says that it does not take the token. A gateway in between that wants something says nothing of it. */
    private static boolean isRefused(Reply reply) {
        return reply instanceof Reply.Text text
                && text.answer().status() == 401
                && text.answer().json().stream()
                        .flatMap(body -> body.at("errors").items().stream())
                        .anyMatch(error -> error.at("code")
                                .text()
                                .filter(NOT_AUTHORIZED::equals)
                                .isPresent());
    }

    /** Whether the API has answered the question, be it by a refusal of something else than the token. */
    private static boolean isOfApi(Reply reply) {
        return switch (reply) {
            case Reply.File _ -> true;
            case Reply.Text text ->
                text.answer().status() != 401
                        && !text.answer().isOutOfOrder()
                        && text.answer()
                                .json()
                                .filter(body -> body.at("errors").isList()
                                        || body.at("data").isList()
                                        || body.at("data").isObject())
                                .isPresent();
        };
    }

    /** Apple tells its time with every answer: a token that is not good at that time says nothing about the key. */
    private void requireRightClock(WebAnswer answer, KeyToken refused) throws ConnectorException {
        Optional<Instant> time = time(answer);
        if (time.isPresent() && !refused.covers(time.get())) {
            throw unavailable("The clock of this server is "
                    + apart(Duration.between(time.get(), clock.instant()))
                    + " Apple's, and so Apple does not take what is signed by it. Nothing is wrong with the key: have the"
                    + " clock set right by whoever runs this server.");
        }
    }

    private static Optional<Instant> time(WebAnswer answer) {
        return answer.header("Date").flatMap(HttpDate::parse);
    }

    private static String apart(Duration ahead) {
        Duration by = ahead.abs();
        String words = by.toHours() >= 48
                ? by.toDays() + " days"
                : by.toMinutes() >= 120
                        ? by.toHours() + " hours"
                        : by.toMinutes() == 1 ? "a minute" : by.toMinutes() + " minutes";
        return words + (ahead.isNegative() ? " behind" : " ahead of");
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
