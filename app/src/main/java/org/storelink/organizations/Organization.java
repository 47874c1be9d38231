package org.storelink.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A team. Everything belongs to one; its row is the lock under which its members change. */
@Entity
@Table(name = "organization")
class Organization {

    /** The one that is made at the first start. */
    static final long FIRST = 1;

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "name")
    private String name;

    @Column(name = "founded_at")
    private Instant foundedAt;

    protected Organization() {}

    Organization(long id, String name, Instant foundedAt) {
        this.id = id;
        this.name = name;
        this.foundedAt = foundedAt;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    void rename(String newName) {
        this.name = newName;
    }
}
