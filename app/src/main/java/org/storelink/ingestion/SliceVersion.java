package org.storelink.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knew of a slice from one sequence on. Written once, never changed, so that a report can be asked "as of" an
 * instant. Without a content hash: nothing to report.
 */
@Entity
@Table(name = "slice_version")
class SliceVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "slice_version_seq")
    @SequenceGenerator(name = "slice_version_seq", sequenceName = "slice_version_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "slice_id")
    private long sliceId;

    @Column(name = "version_number")
    private int number;

    @Column(name = "ledger_sequence")
    private long sequence;

    @Column(name = "content_hash")
    private @Nullable String contentHash;

    @Column(name = "derived_by")
    private @Nullable String derivedBy;

    @Column(name = "facts")
    private long facts;

    @Column(name = "fence")
    private long fence;

    @Column(name = "committed_at")
    private Instant committedAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected SliceVersion() {}

    SliceVersion(Slice slice, long sequence, @Nullable Derivation derivation, long fence, Instant now) {
        this.organizationId = slice.organizationId();
        this.sliceId = slice.id();
        this.number = slice.versionNumber();
        this.sequence = sequence;
        this.contentHash = derivation == null ? null : derivation.contentHash();
        this.derivedBy = derivation == null ? null : derivation.pluginVersion();
        this.facts = derivation == null ? 0 : derivation.facts();
        this.fence = fence;
        this.committedAt = now;
    }

    int number() {
        return number;
    }

    boolean isEmpty() {
        return contentHash == null;
    }
}
