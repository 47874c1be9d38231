package org.storelink.ingestion.rest;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.storelink.ingestion.RawFile;

/**
 * An archived file as clients of such APIs know it: seven fields, in the order that some of them count on.
 *
 * @param reportTimestamp last day the file covers
 * @param region always {@code none}: no file is of one region only
 */
@JsonbPropertyOrder({"id", "type", "externalAccountId", "reportTimestamp", "importTimestamp", "region", "importMethod"})
public record ArchiveRow(
        long id,
        String type,
        long externalAccountId,
        Instant reportTimestamp,
        Instant importTimestamp,
        String region,
        String importMethod) {

    static ArchiveRow of(RawFile file) {
        return new ArchiveRow(
                file.id(),
                ArchiveType.of(file.subject(), file.grain()).word(),
                file.accountId(),
                file.reportDate().atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC),
                file.archivedAt(),
                "none",
                "sync");
    }
}
