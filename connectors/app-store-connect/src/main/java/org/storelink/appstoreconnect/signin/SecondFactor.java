package org.storelink.appstoreconnect.signin;

import java.time.Instant;
import java.util.Optional;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** The second factor of a sign-in. Every step answers a person who waits; nothing is sent again by itself. */
public final class SecondFactor {

    private static final String SENDS_NO_MORE =
            "Apple sends no more codes for a while. Type one that has arrived, or try again later.";

    private final ConnectorContext context;
    private final WebHttp http;

    public SecondFactor(ConnectorContext context, WebHttp http) {
        this.context = context;
        this.http = http;
    }

    /** What came of a code. */
    public sealed interface CodeResult {

        /** Right: this browser is signed in, and has to be trusted yet. */
        record Accepted(PendingCode pending) implements CodeResult {}

        /** Not right, or the store had something else to say; the person may go on. */
        record AskAgain(PendingCode pending) implements CodeResult {}
    }

    /** Asks what Apple offers. Apple has sent a code already where it does so by itself; this sends none. */
    public PendingCode begin(Doorway doorway) throws ConnectorException, InterruptedException {
        WebAnswer answer = send(WebRequest.get(doorway.path()).with(doorway.headers()));
        Optional<Json> body = answer.json().filter(Json::isObject);
        if (!answer.isSuccess() || body.isEmpty() || !ServiceErrors.in(answer).isEmpty()) {
            throw failed(refusal(answer));
        }
        CodeOptions options = CodeOptions.of(body.get());
        if (options.twoStep()) {
            throw failed(new RequestRejected(
                    "This Apple Account uses two-step verification, which Apple has replaced. Turn on"
                            + " two-factor authentication at account.apple.com and link it again."));
        }
        if (options.takesNoMore()) {
            throw failed(tooManyCodes());
        }
        PendingCode pending = PendingCode.of(after(doorway, answer), options);
        if (!options.onDevices() && options.phones().isEmpty()) {
            throw failed(
                    new RequestRejected("Apple knows neither a device nor a number to send a code to for this Apple"
                            + " Account. Add one at account.apple.com and link it again."));
        }
        return options.sendsNoMore() || options.coolingDown() ? pending.saying(SENDS_NO_MORE) : pending;
    }

    /** Has a code sent another way. Those on devices are shown by Apple itself; choosing them sends nothing. */
    public PendingCode sendTo(PendingCode pending, String delivery) throws ConnectorException, InterruptedException {
        if (delivery.equals(PendingCode.DEVICES)) {
            return pending.sentTo(Optional.empty(), Optional.empty());
        }
        Phone phone =
                pending.phone(delivery).orElseThrow(() -> failed(new Defect("There is no such way to send a code.")));
        Instant now = context.clock().instant();
        boolean tooEarly = pending.askedAt()
                .filter(at -> now.isBefore(at.plus(PendingCode.BETWEEN_DELIVERIES)))
                .isPresent();
        if (tooEarly) {
            return pending.saying("A code was sent less than a minute ago. Wait a little before asking for another.");
        }
        WebAnswer answer = send(WebRequest.put(
                        pending.doorway().path() + "/verify/phone",
                        Json.object("phoneNumber", phone.reference(), "mode", phone.mode()))
                .with(pending.doorway().headers())
                .with("Accept-Language", "en-US,en;q=0.9"));
        PendingCode next = pending.at(after(pending.doorway(), answer));
        CodeOptions options = CodeOptions.of(answer.json().orElseGet(Json::object));
        if (options.takesNoMore()) {
            throw failed(tooManyCodes());
        }
        if (options.sendsNoMore() || options.coolingDown() || answer.status() == 423) {
            return next.saying(SENDS_NO_MORE);
        }
        if (ServiceErrors.in(answer).sayNoSms()) {
            return next.saying(
                    "Apple could not send a text message to this number. Choose another way, or try again later.");
        }
        if (!answer.isSuccess() || answer.isPage() || !ServiceErrors.in(answer).isEmpty()) {
            throw failed(refusal(answer));
        }
        return next.sentTo(Optional.of(phone), Optional.of(now));
    }

    /** Gives Apple the code that the person typed. */
    public CodeResult submit(PendingCode pending, String code) throws ConnectorException, InterruptedException {
        WebAnswer answer = send(request(pending, code).with(pending.doorway().headers()));
        PendingCode next = pending.at(after(pending.doorway(), answer));
        ServiceErrors errors = ServiceErrors.in(answer);
        CodeOptions options = CodeOptions.of(answer.json().orElseGet(Json::object));
        if (options.takesNoMore() || answer.status() == 423) {
            throw failed(tooManyCodes());
        }
        if (errors.sayWrongCode()) {
            PendingCode wrong = next.afterWrongCode("Apple says that this code is not right.");
            if (!wrong.takesMore()) {
                throw failed(new RequestRejected("Too many wrong codes. Wait a while, then link the account again."));
            }
            return new CodeResult.AskAgain(wrong);
        }
        if (!answer.isSuccess() || answer.isPage() || !errors.isEmpty()) {
            throw failed(refusal(answer));
        }
        return new CodeResult.Accepted(next);
    }

    private Doorway after(Doorway doorway, WebAnswer answer) throws ConnectorException {
        return Guess.SCNT_OF_NEWEST_ANSWER.isFollowed(context) ? doorway.after(answer) : doorway;
    }

    private static WebRequest request(PendingCode pending, String code) {
        Json securityCode = Json.object("code", code);
        String path = pending.doorway().path() + "/verify";
        if (pending.to().isEmpty()) {
            return WebRequest.post(path + "/trusteddevice/securitycode", Json.object("securityCode", securityCode));
        }
        Phone phone = pending.to().get();
        return WebRequest.post(
                path + "/phone/securitycode",
                Json.object("securityCode", securityCode, "phoneNumber", phone.reference(), "mode", phone.mode()));
    }

    /** Has this browser trusted, after a code that was right. */
    public void trust(PendingCode accepted) throws ConnectorException, InterruptedException {
        Doorway doorway = accepted.doorway();
        WebAnswer answer = send(WebRequest.get(doorway.path() + "/2sv/trust").with(doorway.headers()));
        if (!answer.isSuccess() || answer.isPage() || !ServiceErrors.in(answer).isEmpty()) {
            throw failed(refusal(answer));
        }
    }

    /** The password was right, so that nothing said here is about it. */
    private ConnectorFailure refusal(WebAnswer answer) {
        Instant now = context.clock().instant();
        ServiceErrors errors = ServiceErrors.in(answer);
        if (errors.sayLocked()) {
            return SignInRefusal.locked(now);
        }
        return switch (answer.status()) {
            case 423 -> tooManyCodes();
            case 429 -> SignInRefusal.throttledForADay(answer, now);
            case 503 ->
                errors.isEmpty() && SignInRefusal.isThrottlePage(answer)
                        ? SignInRefusal.throttledForADay(answer, now)
                        : inTrouble(answer, errors);
            case 401, 403, 409, 412 ->
                answer.isPage()
                        ? SignInRefusal.outOfOrder(answer)
                        : new RequestRejected(
                                "Apple no longer knows this sign-in; it was open for too long. Link the account"
                                        + " again.");
            default -> inTrouble(answer, errors);
        };
    }

    private static ConnectorFailure inTrouble(WebAnswer answer, ServiceErrors errors) {
        return errors.isEmpty()
                ? SignInRefusal.outOfOrder(answer)
                : new Unavailable("Apple's sign-in answered with an error (" + errors.first() + "). Try again later.");
    }

    private ConnectorFailure tooManyCodes() {
        return new Throttled(
                context.clock().instant().plus(SignInRefusal.LOCKED_FOR),
                "Apple takes no more codes for this Apple Account for a while: too many were asked for, or typed"
                        + " wrong. Wait a day, then link it again.");
    }

    private WebAnswer send(WebRequest request) throws ConnectorException, InterruptedException {
        return http.send(Endpoints.IDMSA, request);
    }

    private static ConnectorException failed(ConnectorFailure failure) {
        return new ConnectorException(failure);
    }
}
