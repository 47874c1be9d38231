package org.storelink.appstoresimulator.idmsa;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.idmsa.SecondFactors.Judgement;
import org.storelink.appstoresimulator.people.PhoneNumber;
import org.storelink.appstoresimulator.people.PhoneNumber.PushMode;
import org.storelink.appstoresimulator.people.SignInLog;
import org.storelink.appstoresimulator.people.SignInLog.What;
import org.storelink.appstoresimulator.session.WebSessions;

/** What happens between a right password and a session: codes are sent, typed and judged, the browser is trusted. */
final class CodeDesk {

    private final SecondFactors factors;
    private final CodeOptions options;
    private final WebSessions sessions;
    private final SignInLog log;
    private final Faults faults;

    CodeDesk(SecondFactors factors, CodeOptions options, WebSessions sessions, SignInLog log, Faults faults) {
        this.factors = factors;
        this.options = options;
        this.sessions = sessions;
        this.log = log;
        this.faults = faults;
    }

    Answer options(Request request) throws Refused {
        SecondFactor factor = factor(request);
        return named(request, factor, Answer.json(200, options.of(factor).build()));
    }

    Answer sendToPhone(Request request) throws Refused {
        SecondFactor factor = factor(request);
        JsonObject body = request.json();
        PhoneNumber number = number(factor, body);
        PushMode mode = Arrays.stream(PushMode.values())
                .filter(value -> value.text().equals(body.getString("mode", "sms")))
                .findFirst()
                .orElseThrow(() -> badRequest("mode must be sms or voice."));
        if (number.pushMode() == PushMode.VOICE && mode == PushMode.SMS) {
            throw new Refused(WebErrors.service(500, "-28248", "The verification code could not be sent."));
        }
        if (!factors.sendTo(factor, number, mode)) {
            throw new Refused(locked(factor));
        }
        return named(request, factor, Answer.json(200, options.of(factor).build()));
    }

    Answer deviceCode(Request request) throws Refused {
        SecondFactor factor = factor(request);
        String code = code(request.json());
        return judged(request, factor, factors.judgeByDevice(factor, code));
    }

    Answer phoneCode(Request request) throws Refused {
        SecondFactor factor = factor(request);
        JsonObject body = request.json();
        int number = number(factor, body).id();
        return judged(request, factor, factors.judgeByPhone(factor, code(body), number, body.getString("mode", "")));
    }

    Answer trust(Request request) throws Refused {
        SecondFactor factor = passed(request);
        log.add(factor.person().appleId(), What.BROWSER_TRUSTED);
        return sessions.trust(factor.person(), sessions.signIn(factor.person(), Answer.empty(204)));
    }

    Answer doNotTrust(Request request) throws Refused {
        return sessions.signIn(passed(request).person(), Answer.empty(204));
    }

    private Answer judged(Request request, SecondFactor factor, Judgement judgement) {
        return switch (judgement) {
            case RIGHT -> {
                log.add(factor.person().appleId(), What.SIGNED_IN);
                yield named(request, factor, sessions.signIn(factor.person(), Answer.empty(204)));
            }
            case WRONG -> named(request, factor, wrong());
            case LOCKED -> named(request, factor, locked(factor));
        };
    }

    private Answer wrong() {
        String words = "Incorrect Verification Code";
        if (faults.isOdd(FaultKind.CODE_IN_SERVICE_ERRORS, "idmsa.code")) {
            return WebErrors.service(400, "serviceErrors", "-21669", words);
        }
        if (faults.isOdd(FaultKind.CODE_IN_VALIDATION_ERRORS, "idmsa.code")) {
            return Answer.json(
                    200,
                    Json.createObjectBuilder()
                            .add(
                                    "validationErrors",
                                    Json.createArrayBuilder()
                                            .add(Json.createObjectBuilder()
                                                    .add("code", -21669)
                                                    .add("title", words)
                                                    .add("message", words)))
                            .add("hasError", true)
                            .build());
        }
        return WebErrors.service(400, "service_errors", "-21669", words);
    }

    private Answer locked(SecondFactor factor) {
        return Answer.json(
                423,
                Json.createObjectBuilder()
                        .add("securityCode", options.securityCode(factor))
                        .add(
                                "service_errors",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("code", "-21669")
                                                .add("title", "Verification Codes Can’t Be Sent or Used Now")
                                                .add("message", "Too many verification codes. Try again later.")))
                        .add("hasError", true)
                        .build());
    }

    private SecondFactor factor(Request request) throws Refused {
        ServiceKey.require(request);
        return factors.find(request.header("X-Apple-ID-Session-Id").orElse(""))
                .filter(factor ->
                        request.header("scnt").filter(factor.scnt()::equals).isPresent())
                .orElseThrow(() -> new Refused(WebErrors.service(401, "-20528", "The sign-in session has ended.")));
    }

    private SecondFactor passed(Request request) throws Refused {
        SecondFactor factor = factor(request);
        if (!factor.isPassed()) {
            throw new Refused(WebErrors.service(401, "-20528", "A verification code is needed first."));
        }
        return factor;
    }

    private static PhoneNumber number(SecondFactor factor, JsonObject body) throws Refused {
        int id = Optional.ofNullable(body.get("phoneNumber"))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .map(number -> number.getInt("id", 0))
                .orElse(0);
        return factor.person().numbers().stream()
                .filter(number -> number.id() == id)
                .findFirst()
                .orElseThrow(() -> badRequest("phoneNumber.id is none of the account's."));
    }

    private static String code(JsonObject body) throws Refused {
        return Optional.ofNullable(body.get("securityCode"))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .map(code -> code.getString("code", ""))
                .orElseThrow(() -> badRequest("securityCode.code is missing."));
    }

    private static Answer named(Request request, SecondFactor factor, Answer answer) {
        return answer.with(
                        "X-Apple-ID-Session-Id",
                        request.header("X-Apple-ID-Session-Id").orElse(""))
                .with("scnt", factor.scnt());
    }

    private static Refused badRequest(String message) {
        return new Refused(WebErrors.service(400, "-20702", message));
    }
}
