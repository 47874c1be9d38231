package org.storelink.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Safe for use from many threads. */
public final class MutableClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    private static final class Hands {

        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized void advance(Duration duration) {
            now = now.plus(duration);
        }
    }

    private MutableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    public static MutableClock at(Instant now) {
        return new MutableClock(new Hands(now), ZoneOffset.UTC);
    }

    public void advance(Duration duration) {
        hands.advance(duration);
    }

    public void set(Instant instant) {
        hands.set(instant);
    }

    @Override
    public Instant instant() {
        return hands.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Tells the same time as this one, also after it is moved. */
    @Override
    public Clock withZone(ZoneId newZone) {
        return new MutableClock(hands, newZone);
    }
}
