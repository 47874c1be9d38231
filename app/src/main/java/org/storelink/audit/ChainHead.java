package org.storelink.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far an organization's chain goes. Its row is the lock that puts entries in a row. */
@Entity
@Table(name = "audit_head")
class ChainHead {

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "entry_number")
    private long entryNumber;

    @Column(name = "entry_hash")
    private String hash;

    protected ChainHead() {}

    ChainHead(long organizationId) {
        this.organizationId = organizationId;
        this.entryNumber = 0;
        this.hash = ChainHash.START;
    }

    void extendTo(StoredEntry entry) {
        this.entryNumber = entry.entryNumber();
        this.hash = entry.hash();
    }

    long entryNumber() {
        return entryNumber;
    }

    String hash() {
        return hash;
    }
}
