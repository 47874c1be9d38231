package org.storelink.ingestion;

import java.util.List;
import java.util.Optional;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.reports.SliceKey;

/**
 * A slice the store is about to be asked for.
 *
 * @param resume how far an earlier call came that was cut off
 * @param parts what that call brought
 */
record Asked(ReportSlice slice, SliceKey key, Optional<ResumeToken> resume, List<ArchivedPart> parts) {

    Asked {
        parts = List.copyOf(parts);
    }

    long id() {
        return key.sliceId();
    }
}
