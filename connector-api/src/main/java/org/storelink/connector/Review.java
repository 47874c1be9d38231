package org.storelink.connector;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a customer wrote about a product, as it stands at the store now. Texts are the customer's, whatever characters they hold: nothing
 * is cut, unescaped or made safe.
 *
 * @param product the product's {@link StoreApp#storeId()}
 * @param rating stars, from 1 to 5
 * @param title may be empty
 * @param body may be empty
 * @param nickname may be empty
 * @param country ISO 3166-1 alpha-2 of the storefront it was written in, {@code ZZ} when the store does not say
 * @param version of the product, when the store says so
 * @param writtenAt when it was written, or edited last; of the years 1970 to 9999
 * @param reply the publisher's, when there is one
 */
public record Review(
        ReviewId id,
        String product,
        int rating,
        String title,
        String body,
        String nickname,
        String country,
        Optional<String> version,
        Instant writtenAt,
        Optional<Reply> reply) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int MOST_STARS = 5;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    public Review {
        if (rating < 1 || rating > MOST_STARS) {
            throw new IllegalArgumentException("a rating is from 1 to 5 stars, not " + rating);
        }
        if (!COUNTRY.matcher(country).matches()) {
            throw new IllegalArgumentException("a country has two capital letters");
        }
        if (writtenAt.isBefore(Instant.EPOCH) || writtenAt.isAfter(END)) {
            throw new IllegalArgumentException("nobody wrote a review at " + writtenAt);
        }
    }
}
