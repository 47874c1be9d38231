package org.storelink.appstoresimulator.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The practice store's time: somebody else's clock until it is set, then standing still until it is set again. Its instants
 * are told in UTC, its calendar is California's, as Apple's is. Thread-safe.
 */
public final class StoreClock extends Clock {

    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");

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

    /** Makes it 22:00 UTC of a day, when it is that day in California too. */
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

    /** The date in California. */
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), CALIFORNIA);
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
