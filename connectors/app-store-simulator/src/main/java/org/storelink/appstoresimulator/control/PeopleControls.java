package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.storelink.appstoresimulator.olympus.Agreements;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.people.SentCodes;
import org.storelink.appstoresimulator.people.SignInLog;
import org.storelink.appstoresimulator.session.WebSessions;

/** The levers and counters around people: passwords, locks, codes, sign-ins, agreements. */
public final class PeopleControls {

    private final People people;
    private final SignInLog log;
    private final SentCodes codes;
    private final WebSessions sessions;
    private final Agreements agreements;

    public PeopleControls(People people, SignInLog log, SentCodes codes, WebSessions sessions, Agreements agreements) {
        this.people = people;
        this.log = log;
        this.codes = codes;
        this.sessions = sessions;
        this.agreements = agreements;
    }

    JsonObject people() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        people.all().forEach(person -> all.add(person(person)));
        return Json.createObjectBuilder().add("people", all).build();
    }

    JsonObject change(Parameters parameters) {
        String appleId = parameters.required("appleId", text -> people.get(text).appleId());
        parameters.text("password").ifPresent(password -> people.changePassword(appleId, password));
        parameters
                .optional("roles", PeopleControls::roles)
                .ifPresent(roles -> people.put(people.get(appleId).withRoles(roles)));
        parameters.text("locked").ifPresent(locked -> {
            if (Boolean.parseBoolean(locked)) {
                people.lock(appleId);
            } else {
                people.unlock(appleId);
            }
        });
        parameters
                .text("termsPending")
                .ifPresent(pending -> people.termsPending(appleId, Boolean.parseBoolean(pending)));
        parameters.optional("throttleFor", Duration::parse).ifPresent(duration -> people.throttle(appleId, duration));
        parameters.text("endSessions").ifPresent(_ -> sessions.end(appleId));
        parameters.text("forgetBrowsers").ifPresent(_ -> sessions.forgetBrowsers(appleId));
        return person(people.get(appleId)).build();
    }

    JsonObject codes() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        codes.all()
                .forEach(code -> all.add(Json.createObjectBuilder()
                        .add("at", code.at().toString())
                        .add("appleId", code.appleId())
                        .add("way", code.way())
                        .add("to", code.to())
                        .add("code", code.code())));
        return Json.createObjectBuilder().add("codes", all).build();
    }

    JsonObject signIns() {
        JsonArrayBuilder events = Json.createArrayBuilder();
        log.events()
                .forEach(event -> events.add(Json.createObjectBuilder()
                        .add("at", event.at().toString())
                        .add("appleId", event.appleId())
                        .add("what", event.what().name())));
        return Json.createObjectBuilder().add("signIns", events).build();
    }

    JsonObject resetSignIns() {
        log.reset();
        return signIns();
    }

    /** Asks an account to sign an agreement, or signs it when there is no message. */
    JsonObject agreement(Parameters parameters) {
        String account = parameters.required("account", text -> text);
        parameters
                .text("message")
                .ifPresentOrElse(message -> agreements.ask(account, message), () -> agreements.sign(account));
        return Json.createObjectBuilder().add("account", account).build();
    }

    private JsonObjectBuilder person(Person person) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        person.roles().stream().sorted().forEach(role -> roles.add(role.name()));
        return Json.createObjectBuilder()
                .add("appleId", person.appleId())
                .add("password", person.password())
                .add("protocol", person.protocol().text())
                .add("devices", Json.createArrayBuilder(person.devices()))
                .add("accounts", Json.createArrayBuilder(person.accounts()))
                .add("roles", roles)
                .add("throttled", people.isThrottled(person.appleId()))
                .add("locked", people.isLocked(person.appleId()))
                .add("termsPending", people.hasTermsPending(person.appleId()));
    }

    private static Set<Role> roles(String words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(words.split(",", -1))
                .filter(word -> !word.isBlank())
                .map(word -> Role.valueOf(word.strip()))
                .forEach(roles::add);
        return roles;
    }
}
