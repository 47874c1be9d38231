package org.storelink.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A file of a slice. The bytes lie in the archive under their hash; several rows may name the same ones. */
@Entity
@Table(name = "archived_file")
class ArchivedFile {

    /** Version of files that were fetched and not committed yet. */
    static final int FETCHED = 0;

    /** Version of files that were fetched and overtaken by others. Nothing uses them, but they can be erased. */
    private static final int GIVEN_UP = -1;

    private static final int LONGEST_NAME = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "archived_file_seq")
    @SequenceGenerator(name = "archived_file_seq", sequenceName = "archived_file_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "slice_id")
    private long sliceId;

    @Column(name = "version_number")
    private int versionNumber;

    @Column(name = "part_number")
    private int partNumber;

    @Column(name = "file_name")
    private String name;

    @Column(name = "sha256")
    private String sha256;

    @Column(name = "byte_count")
    private long byteCount;

    @Column(name = "archived_at")
    private Instant archivedAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected ArchivedFile() {}

    ArchivedFile(Slice slice, int partNumber, ArchivedPart part, Instant now) {
        this.organizationId = slice.organizationId();
        this.accountId = slice.accountId();
        this.sliceId = slice.id();
        this.versionNumber = FETCHED;
        this.partNumber = partNumber;
        this.name =
                part.name().length() <= LONGEST_NAME ? part.name() : part.name().substring(0, LONGEST_NAME);
        this.sha256 = part.sha256();
        this.byteCount = part.bytes();
        this.archivedAt = now;
    }

    void belongTo(int version) {
        versionNumber = version;
    }

    /** @param order among all files of the slice that were given up */
    void giveUp(int order) {
        versionNumber = GIVEN_UP;
        partNumber = order;
    }

    long id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    int versionNumber() {
        return versionNumber;
    }

    RawFile raw(Slice slice) {
        return new RawFile(
                id,
                accountId,
                slice.asked().stream(),
                slice.key().subject(),
                slice.period().grain(),
                slice.asked().vendor(),
                slice.period().end(),
                archivedAt,
                name,
                state(),
                slice.whyUnread().filter(_ -> state() == FileState.UNREAD),
                Math.max(0, versionNumber),
                byteCount,
                sha256);
    }

    private FileState state() {
        return switch (versionNumber) {
            case GIVEN_UP -> FileState.GIVEN_UP;
            case FETCHED -> FileState.UNREAD;
            default -> FileState.READ;
        };
    }

    ArchivedPart part() {
        return new ArchivedPart(name, sha256, byteCount);
    }
}
