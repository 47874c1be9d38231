package org.storelink.appstoreconnect.reviews;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Reply;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.StoreApp;

/** Understands apps, reviews and replies in the form of the public API, which today's addresses share. Empty is whatever is not known here. */
final class ApiForm {

    /** How reviews are numbered at today's addresses and in the public API. */
    static final String NUMBERING = "api";

    private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&#]{1,3900})");

    private ApiForm() {}

    static Optional<List<StoreApp>> apps(Json body) {
        List<StoreApp> apps = new ArrayList<>();
        for (Json app : body.at("data").items()) {
            Optional<String> id = app.at("id").text().filter(SiteReviews::isApp);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            apps.add(new StoreApp(id.get(), app.at("attributes", "name").text().orElse("")));
        }
        return body.at("data").isList() ? Optional.of(apps) : Optional.empty();
    }

    static Optional<List<Review>> reviews(String app, Json body) {
        Map<String, Json> responses = new HashMap<>();
        body.at("included")
                .items()
                .forEach(response -> response.at("id").text().ifPresent(id -> responses.put(id, response)));
        List<Review> reviews = new ArrayList<>();
        for (Json review : body.at("data").items()) {
            Optional<Review> known = review(app, review, responses);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            reviews.add(known.get());
        }
        return body.at("data").isList() ? Optional.of(reviews) : Optional.empty();
    }

    private static Optional<Review> review(String app, Json json, Map<String, Json> responses) {
        Json attributes = json.at("attributes");
        OptionalLong rating = attributes.at("rating").number();
        Optional<String> id = json.at("id").text();
        Optional<Instant> writtenAt = Moment.of(attributes.at("createdDate"));
        Optional<String> territory = attributes.at("territory").text();
        Optional<String> response =
                json.at("relationships", "response", "data", "id").text();
        Optional<Reply> reply = response.flatMap(name -> Optional.ofNullable(responses.get(name)))
                .flatMap(ApiForm::reply);
        boolean known = id.isPresent()
                && rating.orElse(0) >= 1
                && rating.orElse(0) <= 5
                && writtenAt.isPresent()
                && territory.isPresent()
                && !attributes.at("body").isMissing()
                && response.isPresent() == reply.isPresent();
        return known
                ? Optional.of(new Review(
                        new ReviewId(NUMBERING, id.get()),
                        app,
                        (int) rating.getAsLong(),
                        attributes.at("title").text().orElse(""),
                        attributes.at("body").text().orElse(""),
                        attributes.at("reviewerNickname").text().orElse(""),
                        Countries.of(territory.get()),
                        Optional.empty(),
                        writtenAt.get(),
                        reply))
                : Optional.empty();
    }

    static Optional<Reply> reply(Json response) {
        Json attributes = response.at("attributes");
        Optional<Reply.State> state = attributes.at("state").text().flatMap(ApiForm::state);
        Optional<String> text = attributes.at("responseBody").text();
        return state.isPresent() && text.isPresent()
                ? Optional.of(new Reply(text.get(), state.get(), Moment.of(attributes.at("lastModifiedDate"))))
                : Optional.empty();
    }

    private static Optional<Reply.State> state(String text) {
        return switch (text) {
            case "PENDING_PUBLISH" -> Optional.of(Reply.State.PENDING);
            case "PUBLISHED" -> Optional.of(Reply.State.PUBLISHED);
            default -> Optional.empty();
        };
    }

    /** Whether a list says in a way known here if there is more of it. */
    static boolean saysHowItGoesOn(Json body) {
        return body.at("links").isObject()
                && body.at("links", "next").text().isPresent() == cursor(body).isPresent();
    }

    /** Where a list goes on; the site's addresses say it, and this reads nothing else of them, wherever an operator has moved the site. */
    static Optional<String> cursor(Json body) {
        return body.at("links", "next")
                .text()
                .map(CURSOR::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
