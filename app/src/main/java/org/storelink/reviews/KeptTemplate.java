package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.storelink.platform.Actor;

/** A text that members begin a reply with. */
@Entity
@Table(name = "reply_template")
class KeptTemplate {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reply_template_seq")
    @SequenceGenerator(name = "reply_template_seq", sequenceName = "reply_template_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "folder")
    private String folder;

    @Column(name = "name")
    private String name;

    @Column(name = "content")
    @Convert(converter = KeptText.class)
    private String content;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "turn")
    private int turn;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected KeptTemplate() {}

    KeptTemplate(Actor actor, TemplateText text, Instant now) {
        this.organizationId = actor.organizationId();
        say(actor, text, now);
    }

    final void say(Actor actor, TemplateText text, Instant now) {
        folder = text.folder();
        name = text.name();
        content = text.content();
        changedBy = actor.name();
        changedAt = now;
        turn++;
    }

    long id() {
        return id;
    }

    ReplyTemplate view() {
        return new ReplyTemplate(id, folder, name, content, Placeholder.openIn(content), changedBy, changedAt, turn);
    }
}
