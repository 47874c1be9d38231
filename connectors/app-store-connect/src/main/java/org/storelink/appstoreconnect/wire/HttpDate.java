package org.storelink.appstoreconnect.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A date as headers write it. */
public final class HttpDate {

    private HttpDate() {}

    /** Empty for anything else. */
    public static Optional<Instant> parse(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
