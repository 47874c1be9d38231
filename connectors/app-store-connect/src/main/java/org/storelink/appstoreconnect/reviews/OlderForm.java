package org.storelink.appstoreconnect.reviews;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Reply;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;

/** Understands reviews in the form of the older address. Empty is whatever is not known here. */
final class OlderForm {

    /** How reviews are numbered at the older address, and in public. */
    static final String NUMBERING = "web";

    private OlderForm() {}

    /** How many reviews there are in all. */
    static OptionalLong count(Json body) {
        return body.at("statusCode").text().filter("SUCCESS"::equals).isPresent()
                ? body.at("data", "reviewCount").number()
                : OptionalLong.empty();
    }

    static Optional<List<Review>> reviews(String app, Json body) {
        Json list = body.at("data", "reviews");
        List<Review> reviews = new ArrayList<>();
        for (Json item : list.items()) {
            Optional<Review> known = review(app, item.at("value"));
            if (known.isEmpty()) {
                return Optional.empty();
            }
            reviews.add(known.get());
        }
        return list.isList() ? Optional.of(reviews) : Optional.empty();
    }

    private static Optional<Review> review(String app, Json value) {
        OptionalLong rating = value.at("rating").number();
        Optional<Instant> writtenAt = Moment.ofMillis(value.at("lastModified").number());
        Optional<String> id = value.at("id").text();
        Optional<String> country = value.at("storeFront").text();
        Json response = value.at("developerResponse");
        Optional<Reply> reply = reply(response);
        boolean known = id.isPresent()
                && rating.orElse(0) >= 1
                && rating.orElse(0) <= 5
                && writtenAt.isPresent()
                && country.isPresent()
                && !value.at("review").isMissing()
                && response.isMissing() == reply.isEmpty();
        return known
                ? Optional.of(new Review(
                        new ReviewId(NUMBERING, id.get()),
                        app,
                        (int) rating.getAsLong(),
                        value.at("title").text().orElse(""),
                        value.at("review").text().orElse(""),
                        value.at("nickname").text().orElse(""),
                        Countries.of(country.get()),
                        value.at("appVersionString").text(),
                        writtenAt.get(),
                        reply))
                : Optional.empty();
    }

    /** A reply says what is still to be done with it as long as customers do not see it. */
    private static Optional<Reply> reply(Json response) {
        return response.at("response")
                .text()
                .map(text -> new Reply(
                        text,
                        response.at("pendingState").text().isPresent() ? Reply.State.PENDING : Reply.State.PUBLISHED,
                        Moment.ofMillis(response.at("lastModified").number())));
    }
}
