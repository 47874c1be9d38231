package org.storelink.ingestion;

import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.Grain;

/**
 * Which archived files are wanted; empty means all.
 *
 * @param date last day that a file covers
 */
public record RawFileFilter(Optional<Grain> grain, Optional<LocalDate> date) {}
