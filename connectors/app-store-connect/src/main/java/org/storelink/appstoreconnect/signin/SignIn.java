package org.storelink.appstoreconnect.signin;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ConnectorFailure.Unreadable;

/**
 * One sign-in by password. The proof of a password is sent once at most, and the budget is asked right before; everything up
 * to then may be repeated without harm, because it holds nothing of the password.
 */
public final class SignIn {

    /** How often a beginning is repeated when zeros in front of a number leave in doubt what Apple expects. */
    private static final int MOST_BEGINNINGS = 4;

    /** Twenty thousand are usual; more than this many would take minutes. */
    private static final long MOST_ITERATIONS = 5_000_000;

    private final ConnectorContext context;
    private final WebHttp http;
    private final RandomGenerator random;

    /** @param random fit for secrets */
    public SignIn(ConnectorContext context, WebHttp http, RandomGenerator random) {
        this.context = context;
        this.http = http;
        this.random = random;
    }

    /** What a right password leads to; whatever else Apple answers is a failure. */
    public sealed interface Outcome {

        /** The cookies of the jar are those of a signed-in browser. */
        record Done() implements Outcome {}

        /** Apple wants a code. */
        record CodeNeeded(Doorway doorway) implements Outcome {}
    }

    /**
     * @throws ConnectorException when Apple refuses or is out of order, or the budget allows no sign-in
     */
    public Outcome withPassword(Login login) throws ConnectorException, InterruptedException {
        context.signIns().begin();
        AuthService service = AuthService.find(http, context.endpoint(Endpoints.IDMSA));
        Beginning beginning = begin(service, login);
        Optional<String> stamp = stamp(service);
        WebRequest complete = WebRequest.post(
                        service.path() + "/signin/complete?isRememberMeEnabled=false",
                        Json.object(
                                "accountName", login.appleId(),
                                "c", beginning.c(),
                                "m1", base64(beginning.proof().m1()),
                                "m2", base64(beginning.proof().m2()),
                                "rememberMe", false))
                .with(headers(service));
        context.signIns().spend();
        WebAnswer answer =
                send(stamp.map(value -> complete.with("X-Apple-HC", value)).orElse(complete));
        return outcome(service, answer);
    }

    /** That Apple knows the Apple Account, but App Store Connect does not. */
    public static ConnectorFailure notAUser() {
        return new PermissionMissing(
                Capability.SALES,
                "This Apple Account is not a user of App Store Connect. The Account Holder or an Admin can invite it"
                        + " under Users and Access.");
    }

    private Outcome outcome(AuthService service, WebAnswer answer) throws ConnectorException {
        boolean clean = !answer.isPage() && ServiceErrors.in(answer).isEmpty();
        if (answer.status() == 409 && clean) {
            return new Outcome.CodeNeeded(Doorway.of(service, answer));
        }
        boolean signedIn = answer.isSuccess() && clean;
        if (!signedIn) {
            throw new ConnectorException(
                    SignInRefusal.of(answer, context.clock().instant()));
        }
        return new Outcome.Done();
    }

    /** @param c what Apple wants to see again, whatever it is */
    private record Beginning(Json c, SrpClient.Proof proof) {}

    private Beginning begin(AuthService service, Login login) throws ConnectorException, InterruptedException {
        Beginning beginning = beginOnce(service, login);
        for (int i = 1; i < MOST_BEGINNINGS && !beginning.proof().certain(); i++) {
            beginning = beginOnce(service, login);
        }
        return beginning;
    }

    private Beginning beginOnce(AuthService service, Login login) throws ConnectorException, InterruptedException {
        SrpClient client = SrpClient.drawn(random);
        WebAnswer answer = send(WebRequest.post(
                        service.path() + "/signin/init",
                        Json.object(
                                "a", base64(client.publicValue()),
                                "accountName", login.appleId(),
                                "protocols", Json.list(List.of(DerivedPassword.S2K.id(), DerivedPassword.S2K_FO.id()))))
                .with(headers(service)));
        Json body = answer.json().filter(Json::isObject).orElseGet(Json::object);
        if (!answer.isSuccess()
                || !ServiceErrors.in(answer).isEmpty()
                || body.at("b").isMissing()) {
            throw new ConnectorException(
                    SignInRefusal.of(answer, context.clock().instant()));
        }
        return new Beginning(body.at("c"), prove(client, body, login));
    }

    private static SrpClient.Proof prove(SrpClient client, Json body, Login login) throws ConnectorException {
        DerivedPassword way = body.at("protocol")
                .text()
                .flatMap(DerivedPassword::named)
                .orElseThrow(() ->
                        failed(new Unreadable("Apple's sign-in asks for a way of proving the password that is not known"
                                + " here. A newer version of the connector may know it. Nothing of the"
                                + " password was sent.")));
        byte[] salt = bytes(body.at("salt"));
        byte[] derived = way.derive(login.password(), salt, iterations(body));
        try {
            return client.prove(login.appleId(), derived, salt, bytes(body.at("b")));
        } catch (SrpClient.UnsafeServerValue _) {
            throw failed(new Unreadable(
                    "Apple's sign-in sent a number that no sign-in may be made with. Nothing of the password"
                            + " was sent. If this happens again, look who answers in Apple's place."));
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private static int iterations(Json body) throws ConnectorException {
        long iterations = body.at("iteration").number().orElse(0);
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw unreadable();
        }
        return (int) iterations;
    }

    private static byte[] bytes(Json json) throws ConnectorException {
        try {
            return Base64.getDecoder().decode(json.text().orElseThrow(SignIn::unreadable));
        } catch (IllegalArgumentException _) {
            throw unreadable();
        }
    }

    /** The work Apple asks for; empty when it asks for none. */
    private Optional<String> stamp(AuthService service) throws ConnectorException, InterruptedException {
        WebAnswer answer = send(WebRequest.get(service.path() + "/signin?widgetKey=" + service.key())
                .with(headers(service)));
        if (answer.status() == 429 || answer.status() == 503) {
            throw failed(SignInRefusal.of(answer, context.clock().instant()));
        }
        Optional<Hashcash> work = Hashcash.in(answer.headers());
        if (work.isEmpty()) {
            return Optional.empty();
        }
        if (!work.get().isBearable()) {
            throw failed(new Unavailable("Apple's sign-in asks for an absurd amount of work. Try again later."));
        }
        return Optional.of(work.get().stamp(context.clock().instant()));
    }

    private WebAnswer send(WebRequest request) throws ConnectorException, InterruptedException {
        return http.send(Endpoints.IDMSA, request);
    }

    private static Map<String, String> headers(AuthService service) {
        return Map.of(
                "Accept", "application/json, text/javascript",
                "X-Requested-With", "XMLHttpRequest",
                "X-Apple-Widget-Key", service.key());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static ConnectorException unreadable() {
        return failed(new Unreadable(
                "Apple's sign-in answered in a form that is not known here. Nothing of the password was" + " sent."));
    }

    private static ConnectorException failed(ConnectorFailure failure) {
        return new ConnectorException(failure);
    }
}
