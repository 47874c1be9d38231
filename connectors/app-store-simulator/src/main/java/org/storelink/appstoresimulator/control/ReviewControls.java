package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.storelink.appstoresimulator.reviews.CustomerReview;
import org.storelink.appstoresimulator.reviews.ReviewBook;

/** The truth about reviews as JSON, and the customers' side of it: writing, editing and deleting them. */
public final class ReviewControls {

    private final ReviewBook book;

    public ReviewControls(ReviewBook book) {
        this.book = book;
    }

    JsonObject reviews(Parameters parameters) {
        JsonArrayBuilder reviews = Json.createArrayBuilder();
        book.of(parameters.required("app", Long::parseLong)).forEach(review -> reviews.add(review(review)));
        return Json.createObjectBuilder().add("reviews", reviews).build();
    }

    /** Deletes a review, edits it, or writes one. */
    JsonObject change(Parameters parameters) {
        Optional<String> id = parameters.text("id");
        if (id.isPresent() && parameters.has("delete")) {
            book.delete(id.get());
            return Json.createObjectBuilder().add("deleted", id.get()).build();
        }
        int rating = parameters.optional("rating", Integer::parseInt).orElse(1);
        String title = parameters.text("title").orElse("");
        String body = parameters.text("body").orElse("");
        CustomerReview review = id.isPresent()
                ? book.edit(id.get(), rating, title, body)
                : book.write(
                        parameters.required("app", Long::parseLong),
                        rating,
                        title,
                        body,
                        parameters.text("nickname").orElse("somebody"),
                        parameters.text("territory").orElse("US"));
        return review(review).build();
    }

    private JsonObjectBuilder review(CustomerReview review) {
        JsonArrayBuilder published = Json.createArrayBuilder();
        book.published(review.id()).forEach(published::add);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", review.id())
                .add("number", review.number())
                .add("rating", review.rating())
                .add("title", review.title())
                .add("body", review.body())
                .add("nickname", review.nickname())
                .add("territory", review.territory())
                .add("version", review.version())
                .add("writtenAt", review.writtenAt().toString())
                .add("edited", review.edited())
                .add("published", published);
        book.response(review).ifPresent(response -> json.add("response", response.text()));
        return json;
    }
}
