package org.storelink.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The data keys of one organization, encrypted with the master key. Without this row all its secrets are noise. */
@Entity
@Table(name = "vault_keyset")
class WrappedKeyset {

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "wrapped")
    private byte[] wrapped;

    @Column(name = "made_at")
    private Instant madeAt;

    protected WrappedKeyset() {}

    WrappedKeyset(long organizationId, byte[] wrapped, Instant madeAt) {
        this.organizationId = organizationId;
        this.wrapped = wrapped;
        this.madeAt = madeAt;
    }

    byte[] wrapped() {
        return wrapped;
    }
}
