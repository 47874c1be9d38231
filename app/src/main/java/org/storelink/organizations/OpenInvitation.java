package org.storelink.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.storelink.platform.Role;

/** An invitation as it lies in the database. Ends by being deleted: accepted, withdrawn, or replaced by a newer one. */
@Entity
@Table(name = "invitation")
class OpenInvitation {

    private static final Duration LIFE = Duration.ofHours(72);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invitation_seq")
    @SequenceGenerator(name = "invitation_seq", sequenceName = "invitation_seq", allocationSize = 1)
    @Column(name = "id")
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "email")
    private String email;

    @Column(name = "member_role")
    @Convert(converter = RoleText.class)
    private Role role;

    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "invited_by")
    private String invitedBy;

    @Column(name = "invited_at")
    private Instant invitedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected OpenInvitation() {}

    OpenInvitation(long organizationId, String email, Role role, String keyHash, String invitedBy, Instant invitedAt) {
        this.organizationId = organizationId;
        this.email = email;
        this.role = role;
        this.keyHash = keyHash;
        this.invitedBy = invitedBy;
        this.invitedAt = invitedAt;
        this.expiresAt = invitedAt.plus(LIFE);
    }

    boolean isOpenAt(Instant instant) {
        return instant.isBefore(expiresAt);
    }

    Role role() {
        return role;
    }

    Membership accept(String name, String passwordHash, Instant at) {
        return new Membership(organizationId, email, name, role, passwordHash, at);
    }

    Invitation toInvitation() {
        return new Invitation(id, email, role, invitedBy, invitedAt, expiresAt);
    }
}
