package org.storelink.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.Grain;

/**
 * A row of the ledger, for people and clients.
 *
 * @param vendor what the store calls it
 * @param period for example {@code 2026-11-22}, {@code 2026-11-16/2026-11-22}, {@code 2026-11} or {@code 2026}
 * @param provisional "nothing to report" that will be asked again before it is believed
 * @param reason what stands in the way, or what to know about the state
 * @param version how often figures were committed; 0 while there are none
 * @param attempts since the last answer that settled something
 * @param sha256 of the file, or over the hashes of several parts
 * @param facts how many facts the newest version gave
 * @param changedAt when state or version changed last
 * @param confirmedAt when the store last gave the same answer again
 */
public record ImportRow(
        long id,
        String stream,
        long vendorId,
        String vendor,
        Grain grain,
        String period,
        LocalDate startDate,
        LocalDate endDate,
        ImportState state,
        boolean provisional,
        Optional<String> reason,
        int version,
        int attempts,
        Optional<Instant> nextTryAt,
        Optional<String> sha256,
        Optional<String> pluginVersion,
        long facts,
        Instant changedAt,
        Optional<Instant> confirmedAt) {}
