package org.storelink.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.PhoneNumber.PushMode;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;

/** The practice store, whose sign-in is cheap enough for thousands of them and does to its one Apple ID whatever stores do. */
final class StoreUnderTest {

    static final String CONNECTOR = "app-store-connect";
    static final String MODE = "account";
    static final String LOGIN = "apple_id";
    static final String PASSWORD = "password";
    static final String APPLE_ID = Practice.APPLE_ID;

    private static final int ITERATIONS = 1_000;

    /** A little longer than the connector waits for an answer. */
    private static final Duration NO_ANSWER_IN_TIME = Duration.ofSeconds(21);

    private final AppStoreSimulator store;
    private final RandomGenerator chance;
    private int passwords;

    StoreUnderTest(Clock clock, RandomGenerator chance) {
        this.chance = chance;
        this.store = AppStoreSimulator.start(Options.builder()
                .clock(clock)
                .vendors(2)
                .rowsPerDay(2)
                .quirks(false)
                .hashcashBits(1)
                .sessionLife(Duration.ofHours(3))
                .build());
        Person usual = store.people().get(APPLE_ID);
        store.people()
                .put(Person.of(APPLE_ID, usual.password())
                        .iterations(ITERATIONS)
                        .device("Pat’s iPhone")
                        .number("+49", "151 234 5685", PushMode.SMS)
                        .accounts(usual.accounts())
                        .roles(Role.ACCOUNT_HOLDER, Role.ADMIN)
                        .build());
    }

    AppStoreSimulator simulator() {
        return store;
    }

    Map<String, String> configuration() {
        String prefix = "storelink.connector." + CONNECTOR;
        String uri = store.uri().toString();
        return Map.of(
                prefix + ".endpoint.reporter", uri,
                prefix + ".endpoint.idmsa", uri,
                prefix + ".endpoint.appstoreconnect", uri,
                prefix + ".site.pause", "PT0S");
    }

    /** Something that happens at the store while nobody at Storelink knows. */
    void happen() {
        People people = store.people();
        switch (chance.nextInt(50)) {
            case 0 -> people.lock(APPLE_ID);
            case 1 -> people.throttle(APPLE_ID, Duration.ofMinutes(chance.nextInt(600)));
            case 2 -> strike(FaultKind.THROTTLED);
            case 3 -> strike(FaultKind.DROPPED_CONNECTION);
            case 4 -> strike(FaultKind.REDIRECT_PAGE);
            case 5 -> people.termsPending(APPLE_ID, true);
            case 6, 7, 8, 9 -> changePassword();
            case 10, 11, 12 -> store.sessions().forgetBrowsers(APPLE_ID);
            case 13, 14, 15, 16 -> people.unlock(APPLE_ID);
            case 17, 18, 19 -> people.termsPending(APPLE_ID, false);
            default -> store.sessions().end(APPLE_ID);
        }
    }

    void changePassword() {
        store.people().changePassword(APPLE_ID, "Changed-" + ++passwords + "-");
    }

    /** Takes the place of the answer to the next password, unless something else waits to do so. */
    void strike(FaultKind kind) {
        if (store.faults().active().isEmpty()) {
            store.faults().add(Fault.of(kind).command("idmsa.complete").times(1).delay(NO_ANSWER_IN_TIME));
        }
    }
}
