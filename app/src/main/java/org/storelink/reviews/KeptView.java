package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;

/** A choice in the inbox with a name: its maker's, and gone with the maker, or the team's. */
@Entity
@Table(name = "saved_view")
class KeptView {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "saved_view_seq")
    @SequenceGenerator(name = "saved_view_seq", sequenceName = "saved_view_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "member_id")
    private @Nullable Long memberId;

    @Column(name = "name")
    private String name;

    @Column(name = "words")
    @Convert(converter = KeptText.class)
    private String words;

    @Column(name = "stars")
    private String stars;

    @Column(name = "product")
    private String product;

    @Column(name = "unanswered")
    private boolean unanswered;

    @Column(name = "assigned_to")
    private String assignedTo;

    @Column(name = "tag")
    private String tag;

    @Column(name = "turn")
    private int turn;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected KeptView() {}

    KeptView(Actor actor, ViewWish wish) {
        this.organizationId = actor.organizationId();
        become(actor, wish);
    }

    final void become(Actor actor, ViewWish wish) {
        memberId = wish.shared() ? null : Long.valueOf(actor.memberId());
        name = wish.name();
        words = wish.filter().q();
        stars = wish.filter().stars();
        product = wish.filter().product();
        unanswered = wish.filter().unanswered();
        assignedTo = wish.filter().assignedTo();
        tag = wish.filter().tag();
        turn++;
    }

    boolean isSeenBy(Actor actor) {
        return memberId == null || memberId == actor.memberId();
    }

    SavedView view() {
        return new SavedView(
                id, name, memberId == null, new ViewFilter(words, stars, product, unanswered, assignedTo, tag), turn);
    }
}
