package org.storelink.ingestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.ingestion.SyncProgress.StreamProgress;

/** Counts rows of the ledger into progress, stream by stream. */
final class ProgressTally {

    private static final class Count {
        long done;
        long total;
    }

    private final Map<String, String> labels;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    /** @param labels of the connector's streams, in its order */
    ProgressTally(Map<String, String> labels) {
        this.labels = labels;
        labels.keySet().forEach(stream -> counts.put(stream, new Count()));
    }

    void add(String stream, ImportState state, long rows) {
        Count count = counts.computeIfAbsent(stream, unknown -> new Count());
        switch (state) {
            case LOADED, RESTATED, EMPTY, MISSING -> {
                count.done += rows;
                count.total += rows;
            }
            case DUE, WAITING, LATE, BLOCKED -> count.total += rows;
            case NOT_DUE -> {}
        }
    }

    SyncProgress progress(
            boolean running,
            Optional<Instant> lastSync,
            Optional<Instant> nextSync,
            Optional<LocalDate> completeThrough) {
        List<StreamProgress> streams = counts.entrySet().stream()
                .filter(entry -> entry.getValue().total > 0)
                .map(entry -> new StreamProgress(
                        entry.getKey(),
                        labels.getOrDefault(entry.getKey(), entry.getKey()),
                        entry.getValue().done,
                        entry.getValue().total))
                .toList();
        long done = streams.stream().mapToLong(StreamProgress::done).sum();
        long total = streams.stream().mapToLong(StreamProgress::total).sum();
        return new SyncProgress(running, done, total, streams, lastSync, nextSync, completeThrough);
    }
}
