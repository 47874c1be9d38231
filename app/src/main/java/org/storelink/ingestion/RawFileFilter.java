package org.storelink.ingestion;

import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.Grain;
import org.storelink.connector.Subject;

/**
 * Which archived files are wanted; empty means all.
 *
 * @param subject what a file is about
 * @param date a day of the period of a file
 */
public record RawFileFilter(Optional<Subject> subject, Optional<Grain> grain, Optional<LocalDate> date) {

    public static final RawFileFilter ALL = new RawFileFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
