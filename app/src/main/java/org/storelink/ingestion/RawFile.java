package org.storelink.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import org.storelink.connector.Grain;

/**
 * An archived file as it is listed.
 *
 * @param grain the kind of file that clients filter by
 * @param reportDate last day the file covers
 * @param bytes as received
 */
public record RawFile(
        long id,
        long accountId,
        String stream,
        Grain grain,
        String vendor,
        LocalDate reportDate,
        Instant archivedAt,
        String name,
        int version,
        long bytes,
        String sha256) {}
