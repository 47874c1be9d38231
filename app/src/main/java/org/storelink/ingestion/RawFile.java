package org.storelink.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.Grain;
import org.storelink.connector.Subject;
import org.storelink.platform.Role;

/**
 * An archived file as it is listed.
 *
 * @param subject what the file is about
 * @param grain how long a period it covers
 * @param reportDate last day the file covers
 * @param version of the period's figures that it belongs to; zero when it was never read
 * @param reason why it could not be read
 * @param bytes as received
 */
public record RawFile(
        long id,
        long accountId,
        String stream,
        Subject subject,
        Grain grain,
        String vendor,
        LocalDate reportDate,
        Instant archivedAt,
        String name,
        FileState state,
        Optional<String> reason,
        int version,
        long bytes,
        String sha256) {

    /** The least role that may open it: a file about payments may name the bank account. */
    public Role reader() {
        return switch (subject) {
            case PAYMENTS -> Role.ADMIN;
            case SALES, USAGE, SETTLEMENTS, SUBSCRIPTION_STATES, SUBSCRIPTION_EVENTS -> Role.VIEWER;
        };
    }
}
