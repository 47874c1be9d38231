package org.storelink.appstoresimulator.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened at the sign-in, in order, by the store's clock. Thread-safe. */
public final class SignInLog {

    /** What can happen. */
    public enum What {
        /** The right password was proved, whatever the answer was. */
        RIGHT_PASSWORD,
        /** A wrong password was offered. */
        WRONG_PASSWORD,
        /** Either password was answered with 503 only, because the Apple ID is throttled. */
        THROTTLED,
        /** Either password was answered with a lock only. */
        LOCKED_OUT,
        /** The store sent a code by itself, because a right password came from a browser that it does not trust. */
        CODE_SENT_UNASKED,
        /** A client asked for a code. */
        CODE_ASKED_FOR,
        RIGHT_CODE,
        WRONG_CODE,
        BROWSER_TRUSTED,
        /** A new session was begun. */
        SIGNED_IN;

        private boolean isAttempt() {
            return this == RIGHT_PASSWORD || this == WRONG_PASSWORD;
        }
    }

    public record Event(Instant at, String appleId, What what) {}

    private final Clock clock;
    private final List<Event> events = new ArrayList<>();

    public SignInLog(Clock clock) {
        this.clock = clock;
    }

    public synchronized void add(String appleId, What what) {
        events.add(new Event(clock.instant(), appleId, what));
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event> events(String appleId, What what) {
        return events().stream()
                .filter(event -> event.appleId().equalsIgnoreCase(appleId) && event.what() == what)
                .toList();
    }

    /** How many passwords were offered for an Apple ID, right and wrong ones. */
    public int attempts(String appleId) {
        return (int) events().stream()
                .filter(event -> event.appleId().equalsIgnoreCase(appleId)
                        && event.what().isAttempt())
                .count();
    }

    public int count(String appleId, What what) {
        return events(appleId, what).size();
    }

    public synchronized void reset() {
        events.clear();
    }
}
