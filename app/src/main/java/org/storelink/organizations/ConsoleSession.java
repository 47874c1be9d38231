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

/** A browser in which a member is signed in. Ends by being deleted. */
@Entity
@Table(name = "console_session")
class ConsoleSession {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);

    /** A request within this time of the last one is not written down again. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "console_session_seq")
    @SequenceGenerator(name = "console_session_seq", sequenceName = "console_session_seq", allocationSize = 1)
    @Column(name = "id")
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "member_id")
    private long memberId;

    @Column(name = "cookie_hash")
    private String cookieHash;

    @Column(name = "address")
    private String address;

    @Column(name = "browser")
    private String browser;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    protected ConsoleSession() {}

    ConsoleSession(
            long organizationId, long memberId, String cookieHash, String address, String browser, Instant begunAt) {
        this.organizationId = organizationId;
        this.memberId = memberId;
        this.cookieHash = cookieHash;
        this.address = address;
        this.browser = browser;
        this.begunAt = begunAt;
        this.lastSeenAt = begunAt;
    }

    boolean isOverAt(Instant instant) {
        return instant.isAfter(lastSeenAt.plus(IDLE)) || instant.isAfter(begunAt.plus(LONGEST));
    }

    void seen(Instant at) {
        if (lastSeenAt.plus(FRESH).isBefore(at)) {
            lastSeenAt = at;
        }
    }

    SignedInBrowser toBrowser(String currentHash) {
        return new SignedInBrowser(id, browser, address, begunAt, lastSeenAt, cookieHash.equals(currentHash));
    }
}
