package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/** A word by which members find a review again. */
@Entity
@Table(name = "review_tag")
class ReviewTag {

    /** No comma, which separates tags, no slash, which separates parts of an address, and nothing that a table takes for a formula. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._:+&-]{0,39}");

    /** In the unit of a column, which is not the same everywhere: a letter may take two. */
    private static final int ROOM = 40;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_tag_seq")
    @SequenceGenerator(name = "review_tag_seq", sequenceName = "review_tag_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "review_id", updatable = false)
    private long reviewId;

    @Column(name = "tag", updatable = false)
    private String tag;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected ReviewTag() {}

    ReviewTag(KeptReview review, String tag) {
        this.organizationId = review.organizationId();
        this.reviewId = review.id();
        this.tag = tag;
    }

    /**
     * As it is kept: in lower case and with its letters composed, so that two spellings are one.
     *
     * @throws ProblemException bad request naming {@code tag}
     */
    static String word(@Nullable String typed) {
        String word = normal(typed == null ? "" : typed);
        if (!WORD.matcher(word).matches() || word.length() > ROOM || HiddenCharacters.areIn(word)) {
            throw ProblemException.badField(
                    "tag", "is 1 to 40 letters, digits, blanks and . _ : + & -, and begins with a letter or digit.");
        }
        return word;
    }

    /** For looking up: what is no tag belongs to nothing. */
    static String normal(String typed) {
        return Normalizer.normalize(typed.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    long reviewId() {
        return reviewId;
    }

    String tag() {
        return tag;
    }
}
