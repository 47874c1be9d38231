package org.storelink.appstoresimulator.idmsa;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Draws;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.SentCodes;
import org.storelink.appstoresimulator.people.SignInLog;
import org.storelink.appstoresimulator.people.SignInLog.What;
import org.storelink.appstoresimulator.session.WebSessions;

/** The sign-in host under {@code /appleauth/auth}. */
public final class Idmsa {

    private static final String INIT = "idmsa.init";
    private static final String CHALLENGE = "idmsa.challenge";

    private final People people;
    private final WebSessions sessions;
    private final SignInLog log;
    private final Faults faults;
    private final PasswordDesk passwords;
    private final SecondFactors factors;
    private final Hashcash hashcash;
    private final CodeDesk codes;

    public Idmsa(
            long seed,
            Clock clock,
            int hashcashBits,
            People people,
            WebSessions sessions,
            SignInLog log,
            SentCodes sentCodes,
            Faults faults) {
        this.people = people;
        this.sessions = sessions;
        this.log = log;
        this.faults = faults;
        passwords = new PasswordDesk(people, new Draws(seed, "password"));
        factors = new SecondFactors(people, sentCodes, log, clock, new Draws(seed, "second factor"));
        hashcash = new Hashcash(new Draws(seed, "hashcash"), hashcashBits);
        codes = new CodeDesk(factors, new CodeOptions(people), sessions, log, faults);
    }

    public List<Route> routes() {
        String auth = "/appleauth/auth";
        return List.of(
                Route.post(auth + "/signin/init", INIT, this::init),
                Route.get(auth + "/signin", CHALLENGE, this::challenge),
                Route.post(auth + "/signin/complete", "idmsa.complete", this::complete)
                        .doneAnyway(),
                Route.get(auth, "idmsa.options", codes::options),
                Route.put(auth + "/verify/phone", "idmsa.send", codes::sendToPhone),
                Route.post(auth + "/verify/trusteddevice/securitycode", "idmsa.device-code", codes::deviceCode),
                Route.post(auth + "/verify/phone/securitycode", "idmsa.phone-code", codes::phoneCode),
                Route.get(auth + "/2sv/trust", "idmsa.trust", codes::trust),
                Route.get(auth + "/2sv/donttrust", "idmsa.donttrust", codes::doNotTrust));
    }

    private Answer init(Request request) throws Refused {
        ServiceKey.require(request);
        return passwords.init(request, faults.isOdd(FaultKind.UNKNOWN_PROTOCOL, INIT) ? "s2k_v9" : "");
    }

    private Answer challenge(Request request) {
        if (!request.parameter("widgetKey").filter(ServiceKey.VALUE::equals).isPresent()) {
            return Answer.html(400, "400 Bad Request");
        }
        Answer page = Answer.html(200, "Sign in");
        return faults.isOdd(FaultKind.NO_HASHCASH, CHALLENGE)
                ? page
                : page.with("X-Apple-HC-Bits", Integer.toString(hashcash.bits()))
                        .with("X-Apple-HC-Challenge", hashcash.challenge());
    }

    private Answer complete(Request request) throws Refused {
        ServiceKey.require(request);
        boolean needed =
                faults.active().stream().noneMatch(active -> active.fault().kind() == FaultKind.NO_HASHCASH);
        if (needed && !request.header("X-Apple-HC").filter(hashcash::accepts).isPresent()) {
            throw new Refused(WebErrors.service(400, "-20703", "The hashcash stamp is missing, wrong or used."));
        }
        JsonObject body = request.json();
        ProofRequest proof = passwords.close(body);
        boolean proved = PasswordDesk.isProved(proof, body);
        String appleId = proof.accountName().strip();
        log.add(appleId, proved ? What.RIGHT_PASSWORD : What.WRONG_PASSWORD);
        if (people.isThrottled(appleId)) {
            log.add(appleId, What.THROTTLED);
            throw new Refused(Answer.html(503, "503 Service Temporarily Unavailable"));
        }
        if (people.isLocked(appleId)) {
            log.add(appleId, What.LOCKED_OUT);
            throw new Refused(
                    WebErrors.service(403, "-20209", "This Apple Account has been locked for security reasons."));
        }
        if (!proved) {
            people.wrongPassword(appleId);
            throw new Refused(WebErrors.service(401, "-20101", "Your Apple Account or password was incorrect."));
        }
        return admitted(proof.person().orElseThrow(), request);
    }

    private Answer admitted(Person person, Request request) {
        people.rightPassword(person.appleId());
        if (people.hasTermsPending(person.appleId())) {
            return Answer.json(412, authType("hsa2"))
                    .with("X-Apple-Repair-Session-Token", "repair")
                    .with("Location", request.base() + "/appleauth/auth/repair?widgetKey=" + ServiceKey.VALUE);
        }
        if (person.accounts().isEmpty()) {
            return Answer.json(401, Json.createObjectBuilder().build()).with("Set-Cookie", "itctx=none; Path=/");
        }
        return switch (person.secondFactor()) {
            case NONE -> signedIn(person, "sa");
            case HSA -> secondFactor(person, "hsa");
            case HSA2 -> sessions.isTrusted(person, request) ? signedIn(person, "hsa2") : secondFactor(person, "hsa2");
        };
    }

    private Answer signedIn(Person person, String authType) {
        log.add(person.appleId(), What.SIGNED_IN);
        return sessions.signIn(person, Answer.json(200, authType(authType)));
    }

    private Answer secondFactor(Person person, String authType) {
        String session = factors.begin(person);
        return Answer.json(409, authType(authType))
                .with("X-Apple-ID-Session-Id", session)
                .with("scnt", factors.find(session).orElseThrow().scnt());
    }

    private static JsonObject authType(String authType) {
        return Json.createObjectBuilder().add("authType", authType).build();
    }
}
