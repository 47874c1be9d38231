package org.storelink.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** API requests of an organization on one day, as far as the nodes have written them down. */
@Entity
@Table(name = "api_usage")
@IdClass(ApiUsage.Key.class)
class ApiUsage {

    /** A class, because Jakarta Persistence makes it by a constructor without arguments. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long organizationId;
        private LocalDate usedOn = LocalDate.EPOCH;

        Key() {}

        Key(long organizationId, LocalDate usedOn) {
            this.organizationId = organizationId;
            this.usedOn = usedOn;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.organizationId == organizationId && key.usedOn.equals(usedOn);
        }

        @Override
        public int hashCode() {
            return Objects.hash(organizationId, usedOn);
        }
    }

    @Id
    @Column(name = "organization_id")
    private long organizationId;

    @Id
    @Column(name = "used_on")
    private LocalDate usedOn;

    @Column(name = "requests")
    private long requests;

    protected ApiUsage() {}

    ApiUsage(long organizationId, LocalDate usedOn) {
        this.organizationId = organizationId;
        this.usedOn = usedOn;
        this.requests = 0;
    }

    void add(long more) {
        this.requests += more;
    }

    LocalDate usedOn() {
        return usedOn;
    }

    long requests() {
        return requests;
    }
}
