package org.storelink.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The link that makes the first owner of an organization. Deleted when it is used. */
@Entity
@Table(name = "set_up_link")
class SetUpLink {

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "made_at")
    private Instant madeAt;

    protected SetUpLink() {}

    SetUpLink(long organizationId, String keyHash, Instant madeAt) {
        this.organizationId = organizationId;
        this.keyHash = keyHash;
        this.madeAt = madeAt;
    }

    long organizationId() {
        return organizationId;
    }
}
