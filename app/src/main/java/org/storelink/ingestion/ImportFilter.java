package org.storelink.ingestion;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which rows of the ledger are wanted; empty means all.
 *
 * @param stream id of a stream
 * @param vendor the store's code of a vendor
 * @param from first day a period may begin
 * @param to last day a period may begin
 */
public record ImportFilter(
        Optional<String> stream,
        Optional<String> vendor,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<ImportState> state) {

    public static final ImportFilter ALL =
            new ImportFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
