package org.storelink.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The last sequence given out in an organization. */
@Entity
@Table(name = "ledger_sequence")
class LedgerSequence {

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "last_sequence")
    private long last;

    protected LedgerSequence() {}

    LedgerSequence(long organizationId) {
        this.organizationId = organizationId;
    }

    long last() {
        return last;
    }
}
