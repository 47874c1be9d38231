package org.storelink.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How far an account's reports have come.
 *
 * @param running whether a node is working for the account right now
 * @param done periods that are settled: loaded, without sales or never to come
 * @param total all periods that are due by now
 * @param lastSync when a run last went through to its end
 * @param nextSync when the store is asked next
 * @param completeThrough last day for which every daily report is known
 */
public record SyncProgress(
        boolean running,
        long done,
        long total,
        List<StreamProgress> streams,
        Optional<Instant> lastSync,
        Optional<Instant> nextSync,
        Optional<LocalDate> completeThrough) {

    public SyncProgress {
        streams = List.copyOf(streams);
    }

    /** The same for one stream, over all vendors. */
    public record StreamProgress(String stream, String label, long done, long total) {}

    public boolean isComplete() {
        return done == total;
    }

    /** Whether the store was asked for everything, even if it did not have all of it. */
    public boolean isThrough() {
        return !running && lastSync.isPresent();
    }

    /** Whole per cent done; 100 only when everything is. */
    public int percent() {
        return total == 0 ? 0 : (int) (done * 100 / total);
    }
}
