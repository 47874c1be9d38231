package org.storelink.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.PartSink;
import org.storelink.connector.ResumeToken;

/** Archives the parts of one slice and notes each in the ledger with the place to go on from. */
final class ArchivingSink implements PartSink {

    private final Archive archive;
    private final Ledger ledger;
    private final Lease lease;
    private final long sliceId;
    private final List<ArchivedPart> parts;

    ArchivingSink(Archive archive, Ledger ledger, Lease lease, Asked asked) {
        this.archive = archive;
        this.ledger = ledger;
        this.lease = lease;
        this.sliceId = asked.id();
        this.parts = new ArrayList<>(asked.parts());
    }

    @Override
    public void accept(String name, InputStream bytes, Optional<ResumeToken> resumeAfter) throws IOException {
        ArchivedPart part = archive.put(lease.organizationId(), name, bytes);
        ledger.archived(lease, sliceId, parts.size() + 1, part, resumeAfter);
        parts.add(part);
    }

    List<ArchivedPart> parts() {
        return List.copyOf(parts);
    }
}
