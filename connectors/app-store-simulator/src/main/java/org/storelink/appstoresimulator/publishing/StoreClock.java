package org.storelink.appstoresimulator.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The practice store's time, in UTC: somebody else's clock until it is set, then standing still until it is set again. Thread-safe. */
public final class StoreClock extends Clock {

    /** When it is "today" without saying at what time: yesterday's reports have been published by then. */
    private static final LocalTime EVENING = LocalTime.of(22, 0);

    private final Clock base;
    private InstantSource source;

    public StoreClock(Clock base) {
        this.base = base;
        this.source = base;
    }

    public synchronized void set(Instant instant) {
        source = InstantSource.fixed(instant);
    }

    /** Makes it the evening (22:00 UTC) of a day. */
    public void today(LocalDate day) {
        set(day.atTime(EVENING).toInstant(ZoneOffset.UTC));
    }

    public synchronized void advance(Duration duration) {
        source = InstantSource.fixed(source.instant().plus(duration));
    }

    /** Follows the underlying clock again. */
    public synchronized void reset() {
        source = base;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZoneOffset.UTC);
    }

    @Override
    public synchronized Instant instant() {
        return source.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("the practice store lives in UTC");
    }
}
