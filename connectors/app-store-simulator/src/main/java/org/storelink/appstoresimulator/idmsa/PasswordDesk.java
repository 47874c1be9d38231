package org.storelink.appstoresimulator.idmsa;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Draws;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;

/** The first step of a sign-in and the judgement of its proof. Thread-safe. */
final class PasswordDesk {

    /** 256 bits, as RFC 5054 asks for at least. */
    private static final int SECRET_LENGTH = 32;

    private final People people;
    private final Draws draws;
    private final Map<Person, Verifier> verifiers = new ConcurrentHashMap<>();
    private final Map<String, ProofRequest> open = new HashMap<>();

    PasswordDesk(People people, Draws draws) {
        this.people = people;
        this.draws = draws;
    }

    /** @param protocolName overrides the protocol's name when not blank */
    Answer init(Request request, String protocolName) throws Refused {
        JsonObject body = request.json();
        String accountName = body.getString("accountName", "");
        BigInteger clientKey = Srp.number(bytes(body, "a"));
        if (accountName.isBlank() || clientKey.mod(Srp.N).signum() == 0) {
            throw badRequest("accountName and a are needed.");
        }
        Optional<Person> person = people.find(accountName);
        Verifier verifier = verifiers.computeIfAbsent(person.orElseGet(() -> stranger(accountName)), this::verifier);
        JsonArray protocols =
                Optional.ofNullable(body.getJsonArray("protocols")).orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (protocols.getValuesAs(JsonValue.class).stream()
                .noneMatch(value -> value instanceof JsonString name
                        && name.getString().equals(verifier.protocol().text()))) {
            throw badRequest("The account needs protocol " + verifier.protocol().text() + '.');
        }
        ProofRequest proof =
                ProofRequest.of(accountName, person, verifier, clientKey, Srp.number(draws.bytes(SECRET_LENGTH)));
        String id = "d-227-" + draws.uuid() + ":PRN";
        synchronized (open) {
            open.put(id, proof);
        }
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("iteration", verifier.iterations())
                        .add("salt", verifier.salt())
                        .add(
                                "protocol",
                                protocolName.isBlank() ? verifier.protocol().text() : protocolName)
                        .add("b", text(Srp.padded(proof.serverKey())))
                        .add("c", id)
                        .build());
    }

    /** The first step that this second one belongs to; each can be answered once. */
    ProofRequest close(JsonObject body) throws Refused {
        ProofRequest proof;
        synchronized (open) {
            proof = open.remove(body.getString("c", ""));
        }
        if (proof == null || !proof.accountName().equals(body.getString("accountName", ""))) {
            throw badRequest("There is no such sign-in.");
        }
        return proof;
    }

    /** Whether the body proves the password. A wrong M2 beside a right M1 is a mistake of the client's, not a wrong password. */
    static boolean isProved(ProofRequest proof, JsonObject body) throws Refused {
        return switch (proof.judge(bytes(body, "m1"), bytes(body, "m2"))) {
            case PROVED -> proof.person().isPresent();
            case PROVED_WITH_WRONG_ECHO -> throw badRequest("m2 is wrong.");
            case WRONG -> false;
        };
    }

    private Verifier verifier(Person person) {
        return Verifier.of(person, draws.bytes(16));
    }

    private static Person stranger(String accountName) {
        return Person.of(accountName, "nobody has this password")
                .iterations(1_000)
                .build();
    }

    private static byte[] bytes(JsonObject body, String name) throws Refused {
        try {
            return Base64.getDecoder().decode(body.getString(name, ""));
        } catch (IllegalArgumentException _) {
            throw badRequest(name + " is no base64.");
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Refused badRequest(String message) {
        return new Refused(WebErrors.service(400, "-20701", message));
    }
}
