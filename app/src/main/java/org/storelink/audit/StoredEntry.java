package org.storelink.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;

/** An entry of the trail as it lies in the database. Written once; there is no verb to change it. */
@Entity
@Table(name = "audit_entry")
@IdClass(StoredEntry.Key.class)
class StoredEntry {

    /** A class, because Jakarta Persistence makes it by a constructor without arguments. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long organizationId;
        private long entryNumber;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.organizationId == organizationId && key.entryNumber == entryNumber;
        }

        @Override
        public int hashCode() {
            return Objects.hash(organizationId, entryNumber);
        }
    }

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Id
    @Column(name = "entry_number")
    private long entryNumber;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "member_id")
    private long memberId;

    @Column(name = "member_name")
    private String memberName;

    @Column(name = "what")
    private String action;

    @Column(name = "subject")
    private String subject;

    @Column(name = "detail")
    private String detail;

    @Column(name = "entry_hash")
    private String hash;

    protected StoredEntry() {}

    StoredEntry(
            Actor actor,
            long entryNumber,
            Instant recordedAt,
            String action,
            String subject,
            String detail,
            String previousHash) {
        this.organizationId = actor.organizationId();
        this.entryNumber = entryNumber;
        this.recordedAt = recordedAt;
        this.memberId = actor.memberId();
        this.memberName = actor.name();
        this.action = action;
        this.subject = subject;
        this.detail = detail;
        this.hash = hashAfter(previousHash);
    }

    final String hashAfter(String previousHash) {
        return ChainHash.of(
                previousHash,
                Long.toString(organizationId),
                Long.toString(entryNumber),
                recordedAt.toString(),
                Long.toString(memberId),
                memberName,
                action,
                subject,
                detail);
    }

    long entryNumber() {
        return entryNumber;
    }

    String hash() {
        return hash;
    }

    AuditEntry toEntry() {
        return new AuditEntry(entryNumber, recordedAt, memberId, memberName, action, subject, detail);
    }
}
