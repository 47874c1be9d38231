package org.storelink.notifications;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** That people have been told of an incident of an account. */
@Entity
@Table(name = "told_incident")
@IdClass(Told.Key.class)
class Told {

    /** Some states come and go every night; so long the same is not told again unless somebody has acted. */
    private static final Duration SILENCE = Duration.ofDays(7);

    /** A class, because Jakarta Persistence makes it by a constructor without arguments. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long organizationId;
        private long accountId;
        private String incident = "";

        Key() {}

        Key(long organizationId, long accountId, String incident) {
            this.organizationId = organizationId;
            this.accountId = accountId;
            this.incident = incident;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.organizationId == organizationId
                    && key.accountId == accountId
                    && key.incident.equals(incident);
        }

        @Override
        public int hashCode() {
            return Objects.hash(organizationId, accountId, incident);
        }
    }

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Id
    @Column(name = "incident")
    private String incident;

    @Column(name = "told_at")
    private Instant at;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Told() {}

    Told(long organizationId, long accountId, String incident, Instant at) {
        this.organizationId = organizationId;
        this.accountId = accountId;
        this.incident = incident;
        this.at = at;
    }

    boolean isEnough(Instant now) {
        return now.isBefore(at.plus(SILENCE));
    }

    void again(Instant now) {
        at = now;
    }
}
