package org.storelink.notifications;

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

/** A mail to one person about an account that has not been sent yet. Its row goes when the mail server has taken it, or when it is given up. */
@Entity
@Table(name = "mail")
class Mail {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_TEXT = 4000;

    /** For so long whoever took it may be busy with it; then somebody else takes it, because that node has ended. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** How long to wait after each failure; the last one ends it. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "mail_seq")
    @SequenceGenerator(name = "mail_seq", sequenceName = "mail_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "account_id")
    private long accountId;

    @Column(name = "recipient")
    private String recipient;

    @Column(name = "subject")
    private String subject;

    @Column(name = "body")
    private String text;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "tries")
    private int tries;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Mail() {}

    Mail(long organizationId, long accountId, String recipient, String subject, String text, Instant now) {
        this.organizationId = organizationId;
        this.accountId = accountId;
        this.recipient = recipient;
        this.subject = cut(LONGEST_SUBJECT, subject);
        this.text = cut(LONGEST_TEXT, text);
        this.writtenAt = now;
        this.dueAt = now;
    }

    private static String cut(int length, String words) {
        if (words.length() <= length) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(length - 1)) ? length - 1 : length;
        return words.substring(0, end);
    }

    boolean isDue(Instant now) {
        return !dueAt.isAfter(now);
    }

    /** Keeps it from others while it is on its way. */
    void take(Instant now) {
        tries++;
        dueAt = now.plus(LEASE);
    }

    /** @return whether it will be tried again */
    boolean fail(Instant now) {
        if (tries > PAUSES.size()) {
            return false;
        }
        dueAt = now.plus(PAUSES.get(tries - 1));
        return true;
    }

    long id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    long accountId() {
        return accountId;
    }

    String recipient() {
        return recipient;
    }

    String subject() {
        return subject;
    }

    String text() {
        return text;
    }

    Instant writtenAt() {
        return writtenAt;
    }
}
