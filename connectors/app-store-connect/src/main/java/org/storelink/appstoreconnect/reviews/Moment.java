package org.storelink.appstoreconnect.reviews;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.storelink.appstoreconnect.wire.Json;

/** When something was written. Empty where the site says nothing, or what nobody can have meant. */
final class Moment {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private Moment() {}

    /** As the public API writes it. */
    static Optional<Instant> of(Json text) {
        return text.text().flatMap(stated -> sane(() -> OffsetDateTime.parse(stated)));
    }

    /** In milliseconds, as the older address writes it. */
    static Optional<Instant> ofMillis(OptionalLong millis) {
        return millis.isEmpty()
                ? Optional.empty()
                : sane(() -> Instant.ofEpochMilli(millis.getAsLong()).atOffset(ZoneOffset.UTC));
    }

    private static Optional<Instant> sane(Supplier<OffsetDateTime> stated) {
        try {
            OffsetDateTime moment = stated.get();
            return moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR
                    ? Optional.of(moment.toInstant())
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
