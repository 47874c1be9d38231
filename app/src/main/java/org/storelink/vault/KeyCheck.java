package org.storelink.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something sealed with the master key, kept to notice another key. There is one, or none before the first start. */
@Entity
@Table(name = "vault_check")
class KeyCheck {

    static final int ONLY = 1;

    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "sealed")
    private byte[] sealed;

    @Column(name = "made_at")
    private Instant madeAt;

    protected KeyCheck() {}

    KeyCheck(byte[] sealed, Instant madeAt) {
        this.id = ONLY;
        this.sealed = sealed;
        this.madeAt = madeAt;
    }

    byte[] sealed() {
        return sealed;
    }
}
