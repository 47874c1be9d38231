package org.storelink.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;

/** A personal access token: the hash of what its owner holds, and how far it reaches. Revoked by being deleted. */
@Entity
@Table(name = "access_token")
class AccessToken {

    /** A use within this time of the last one is not written down again. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String SPACE = " ";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "access_token_seq")
    @SequenceGenerator(name = "access_token_seq", sequenceName = "access_token_seq", allocationSize = 1)
    @Column(name = "id")
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "member_id")
    private long memberId;

    @Column(name = "label")
    private String label;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "scopes")
    private String scopes;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    protected AccessToken() {}

    AccessToken(
            Actor owner,
            String label,
            String tokenHash,
            List<String> scopes,
            Instant madeAt,
            @Nullable Instant expiresAt) {
        this.organizationId = owner.organizationId();
        this.memberId = owner.memberId();
        this.label = label;
        this.tokenHash = tokenHash;
        this.scopes = String.join(SPACE, scopes);
        this.madeAt = madeAt;
        this.expiresAt = expiresAt;
    }

    boolean isValidAt(Instant instant) {
        return expiresAt == null || instant.isBefore(expiresAt);
    }

    TokenUse useBy(Actor owner, Instant at) {
        if (lastUsedAt == null || lastUsedAt.plus(FRESH).isBefore(at)) {
            lastUsedAt = at;
        }
        return new TokenUse(owner, id, Set.of(scopes.split(SPACE)), Optional.ofNullable(expiresAt));
    }

    long id() {
        return id;
    }

    String label() {
        return label;
    }

    Token toToken() {
        return new Token(
                id,
                label,
                List.of(scopes.split(SPACE)),
                madeAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(lastUsedAt));
    }
}
