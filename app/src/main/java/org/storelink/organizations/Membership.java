package org.storelink.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;

/** A person's place in an organization, with what signs the person in. Ends by being deleted; sessions and tokens go with it. */
@Entity
@Table(name = "member")
class Membership {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "member_seq")
    @SequenceGenerator(name = "member_seq", sequenceName = "member_seq", allocationSize = 1)
    @Column(name = "id")
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "email")
    private String email;

    @Column(name = "name")
    private String name;

    @Column(name = "member_role")
    @Convert(converter = RoleText.class)
    private Role role;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column(name = "last_sign_in_at")
    private @Nullable Instant lastSignInAt;

    protected Membership() {}

    Membership(long organizationId, String email, String name, Role role, String passwordHash, Instant joinedAt) {
        this.organizationId = organizationId;
        this.email = email;
        this.name = name;
        this.role = role;
        this.passwordHash = passwordHash;
        this.joinedAt = joinedAt;
    }

    void changeRole(Role newRole) {
        this.role = newRole;
    }

    void rename(String newName) {
        this.name = newName;
    }

    void changePassword(String newHash) {
        this.passwordHash = newHash;
    }

    void signedIn(Instant at) {
        this.lastSignInAt = at;
    }

    long id() {
        return id;
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** The role as it is now. */
    Actor toActor() {
        return new Actor(id, organizationId, role, name);
    }

    Member toMember() {
        return new Member(id, email, name, role, joinedAt, Optional.ofNullable(lastSignInAt));
    }
}
