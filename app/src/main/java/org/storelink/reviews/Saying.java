package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Review;

/** What a customer said at a time: the part of a review that an edit changes. */
@Embeddable
class Saying {

    private static final int LONGEST_AUTHOR = 4000;
    private static final int LONGEST_VERSION = 400;

    @Column(name = "stars")
    private int stars;

    @Column(name = "title")
    @Convert(converter = KeptText.class)
    private String title;

    @Column(name = "body")
    @Convert(converter = KeptText.class)
    private String body;

    @Column(name = "author")
    @Convert(converter = KeptText.class)
    private String author;

    @Column(name = "product_version")
    @Convert(converter = KeptText.class)
    private @Nullable String version;

    @Column(name = "written_at")
    private Instant writtenAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Saying() {}

    private Saying(int stars, String title, String body, String author, @Nullable String version, Instant writtenAt) {
        this.stars = stars;
        this.title = title;
        this.body = body;
        this.author = author;
        this.version = version;
        this.writtenAt = writtenAt;
    }

    static Saying of(Review review) {
        return new Saying(
                review.rating(),
                KeptText.fitting(review.title(), KeptText.ROOM),
                KeptText.fitting(review.body(), KeptText.ROOM),
                KeptText.fitting(review.nickname(), LONGEST_AUTHOR),
                review.version()
                        .map(version -> KeptText.fitting(version, LONGEST_VERSION))
                        .orElse(null),
                review.writtenAt().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The same words at another time; what the other does not know is kept. */
    Saying again(Saying later) {
        return new Saying(stars, title, body, author, later.version == null ? version : later.version, later.writtenAt);
    }

    Saying copy() {
        return new Saying(stars, title, body, author, version, writtenAt);
    }

    boolean saysAs(Saying other) {
        return stars == other.stars
                && title.equals(other.title)
                && body.equals(other.body)
                && author.equals(other.author);
    }

    /** Equal for what says the same. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {Integer.toString(stars), title, body, author}) {
                digest.update(ByteBuffer.allocate(4).putInt(0, part.length()));
                digest.update(units(part));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of every code unit, also of one that is half a pair, which an encoder would replace. */
    private static byte[] units(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
        bytes.asCharBuffer().put(CharBuffer.wrap(text));
        return bytes.array();
    }

    int stars() {
        return stars;
    }

    String title() {
        return title;
    }

    String body() {
        return body;
    }

    String author() {
        return author;
    }

    Optional<String> version() {
        return Optional.ofNullable(version);
    }

    Instant writtenAt() {
        return writtenAt;
    }
}
