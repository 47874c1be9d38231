package org.storelink.appstoresimulator.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everybody with an Apple ID, and how it stands with them: locked, throttled, asked to look at terms. Apple IDs are
 * compared without regard to letter case. Thread-safe.
 */
public final class People {

    private final Clock clock;
    private final int wrongPasswords;
    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, Integer> wrongInARow = new HashMap<>();
    private final Set<String> locked = new HashSet<>();
    private final Set<String> termsPending = new HashSet<>();
    private final Map<String, Instant> throttledUntil = new HashMap<>();
    private final Map<String, Instant> codesLockedUntil = new HashMap<>();

    /** @param wrongPasswords how many in a row lock an Apple ID */
    public People(Clock clock, int wrongPasswords) {
        this.clock = clock;
        this.wrongPasswords = wrongPasswords;
    }

    /** Adds a person, or changes one with the same Apple ID. */
    public synchronized void put(Person person) {
        people.put(key(person.appleId()), person);
    }

    public synchronized List<Person> all() {
        return new ArrayList<>(people.values());
    }

    public synchronized Optional<Person> find(String appleId) {
        return Optional.ofNullable(people.get(key(appleId)));
    }

    /** An {@link IllegalArgumentException} says that there is nobody with the Apple ID. */
    public Person get(String appleId) {
        return find(appleId)
                .orElseThrow(() -> new IllegalArgumentException("appleId: nobody here is called " + appleId));
    }

    /** The person changes the password, as on Apple's site. */
    public void changePassword(String appleId, String password) {
        put(get(appleId).withPassword(password));
    }

    public synchronized void lock(String appleId) {
        locked.add(key(appleId));
    }

    /** As the person does at iforgot.apple.com. */
    public synchronized void unlock(String appleId) {
        locked.remove(key(appleId));
        wrongInARow.remove(key(appleId));
        codesLockedUntil.remove(key(appleId));
    }

    public synchronized boolean isLocked(String appleId) {
        return locked.contains(key(appleId));
    }

    /** Lets each sign-in end with 412 until the person has looked at new terms in a browser. */
    public synchronized void termsPending(String appleId, boolean pending) {
        if (pending) {
            termsPending.add(key(appleId));
        } else {
            termsPending.remove(key(appleId));
        }
    }

    public synchronized boolean hasTermsPending(String appleId) {
        return termsPending.contains(key(appleId));
    }

    /** Lets each sign-in end with 503 for a while, as after too many of them. */
    public synchronized void throttle(String appleId, Duration duration) {
        throttledUntil.put(key(appleId), clock.instant().plus(duration));
    }

    public synchronized boolean isThrottled(String appleId) {
        return clock.instant().isBefore(throttledUntil.getOrDefault(key(appleId), Instant.MIN));
    }

    /** Counts a wrong password and locks the Apple ID after too many in a row. */
    public synchronized void wrongPassword(String appleId) {
        if (wrongInARow.merge(key(appleId), 1, Integer::sum) >= wrongPasswords) {
            lock(appleId);
        }
    }

    public synchronized void rightPassword(String appleId) {
        wrongInARow.remove(key(appleId));
    }

    public synchronized void lockCodes(String appleId, Duration duration) {
        codesLockedUntil.put(key(appleId), clock.instant().plus(duration));
    }

    public synchronized boolean areCodesLocked(String appleId) {
        return clock.instant().isBefore(codesLockedUntil.getOrDefault(key(appleId), Instant.MIN));
    }

    private static String key(String appleId) {
        return appleId.strip().toLowerCase(Locale.ROOT);
    }
}
