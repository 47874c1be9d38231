package org.storelink.appstoresimulator.reviews;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.publishing.StoreClock;

/** Reviews and responses in the form of the public API, for whoever has been let in. */
public final class ReviewForm {

    private static final String REVIEWS = "customerReviews";
    private static final String RESPONSES = "customerReviewResponses";
    private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 200;
    private static final int LONGEST_RESPONSE = 5_970;

    private final ReviewShelf shelf;
    private final StoreClock clock;

    public ReviewForm(ReviewShelf shelf, StoreClock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The reviews of the app that the address names. */
    public Answer list(Request request, Account account) throws Refused {
        String app = request.variable(0);
        String sort = request.parameter("sort").orElse("-createdDate");
        List<CustomerReview> all =
                sorted(shelf.book().of(shelf.app(account, app).appleId()), sort);
        int limit = limit(request);
        int from = from(all, request.parameter("cursor"));
        List<CustomerReview> page = all.subList(from, Math.min(all.size(), from + limit));
        boolean included =
                request.parameter("include").filter("response"::equals).isPresent();
        JsonArrayBuilder data = Json.createArrayBuilder();
        JsonArrayBuilder responses = Json.createArrayBuilder();
        for (CustomerReview review : page) {
            Optional<DeveloperResponse> response = shelf.book().response(review);
            data.add(review(review, response.filter(_ -> included)));
            response.ifPresent(there -> responses.add(response(there)));
        }
        JsonObjectBuilder links = Json.createObjectBuilder().add("self", request.base() + request.path());
        JsonObjectBuilder paging =
                Json.createObjectBuilder().add("total", all.size()).add("limit", limit);
        if (from + page.size() < all.size()) {
            String cursor = cursor(page.getLast());
            links.add(
                    "next",
                    request.base() + request.path() + "?limit=" + limit + "&sort=" + sort
                            + (included ? "&include=response" : "") + "&cursor=" + cursor);
            paging.add("nextCursor", cursor);
        }
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("data", data)
                .add("links", links)
                .add("meta", Json.createObjectBuilder().add("paging", paging));
        return Answer.json(200, (included ? json.add("included", responses) : json).build());
    }

    private static List<CustomerReview> sorted(List<CustomerReview> newestFirst, String sort) throws Refused {
        Comparator<CustomerReview> order = ReviewBook.NEWEST;
        return switch (sort) {
            case "-createdDate" -> newestFirst;
            case "createdDate" -> newestFirst.stream().sorted(order.reversed()).toList();
            default -> throw badParameter("sort");
        };
    }

    private static int limit(Request request) throws Refused {
        String limit = request.parameter("limit").orElse(Integer.toString(USUAL_LIMIT));
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > HIGHEST_LIMIT) {
            throw badParameter("limit");
        }
        return Integer.parseInt(limit);
    }

    private static Refused badParameter(String name) {
        return new Refused(WebErrors.api(
                400, "PARAMETER_ERROR.INVALID", "'" + name + "' is not a valid parameter or has a bad value"));
    }

    /** Behind the review that the cursor names, or behind where it stood. */
    private static int from(List<CustomerReview> all, Optional<String> cursor) throws Refused {
        if (cursor.isEmpty()) {
            return 0;
        }
        String[] place = place(cursor.get());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(place[1])) {
                return i + 1;
            }
        }
        Instant at = Instant.parse(place[0]);
        return (int)
                all.stream().filter(review -> !review.writtenAt().isBefore(at)).count();
    }

    private static String[] place(String cursor) throws Refused {
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
            if (place.length == 2) {
                return place;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw badParameter("cursor");
    }

    private static String cursor(CustomerReview last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.writtenAt() + " " + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    /** The review that the address names. */
    public Answer one(Request request, Account account) throws Refused {
        return told(200, review(shelf.review(account, request.variable(0)), Optional.empty()));
    }

    /** What was answered to the review that the address names. */
    public Answer response(Request request, Account account) throws Refused {
        CustomerReview review = shelf.review(account, request.variable(0));
        DeveloperResponse response = shelf.book()
                .response(review)
                .orElseThrow(() -> ReviewShelf.notFound("response of " + REVIEWS, review.id()));
        return told(200, response(response));
    }

    /** Answers, in place of an earlier answer. */
    public Answer respond(Request request, Account account) throws Refused {
        JsonObject body = request.json();
        String text = string(body, "/data/attributes/responseBody");
        CustomerReview review = shelf.review(account, string(body, "/data/relationships/review/data/id"));
        if (!string(body, "/data/type").equals(RESPONSES) || text.isBlank() || text.length() > LONGEST_RESPONSE) {
            throw new Refused(WebErrors.api(
                    409,
                    "ENTITY_ERROR.ATTRIBUTE.INVALID",
                    "The provided entity includes an attribute with an invalid value"));
        }
        return told(201, response(shelf.book().respond(review, text)));
    }

    /** Takes the response back that the address names. */
    public Answer withdraw(Request request, Account account) throws Refused {
        shelf.book().withdraw(shelf.answered(account, request.variable(0)));
        return Answer.empty(204);
    }

    private static String string(JsonObject json, String path) throws Refused {
        JsonPointer pointer = Json.createPointer(path);
        if (pointer.containsValue(json) && pointer.getValue(json) instanceof JsonString text) {
            return text.getString();
        }
        throw new Refused(WebErrors.api(
                409, "ENTITY_ERROR.ATTRIBUTE.REQUIRED", "The provided entity is missing a required attribute"));
    }

    private static Answer told(int status, JsonObjectBuilder data) {
        return Answer.json(status, Json.createObjectBuilder().add("data", data).build());
    }

    private static JsonObjectBuilder review(CustomerReview review, Optional<DeveloperResponse> response) {
        JsonObjectBuilder relationship = Json.createObjectBuilder()
                .add(
                        "links",
                        Json.createObjectBuilder().add("related", "/v1/" + REVIEWS + "/" + review.id() + "/response"));
        response.ifPresent(there -> relationship.add(
                "data", Json.createObjectBuilder().add("type", RESPONSES).add("id", there.id())));
        return Json.createObjectBuilder()
                .add("type", REVIEWS)
                .add("id", review.id())
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("rating", review.rating())
                                .add(
                                        "title",
                                        review.title().isEmpty() ? JsonValue.NULL : Json.createValue(review.title()))
                                .add("body", review.body())
                                .add("reviewerNickname", review.nickname())
                                .add("createdDate", time(review.writtenAt()))
                                .add(
                                        "territory",
                                        Locale.of("", review.territory()).getISO3Country()))
                .add("relationships", Json.createObjectBuilder().add("response", relationship));
    }

    private JsonObjectBuilder response(DeveloperResponse response) {
        return Json.createObjectBuilder()
                .add("type", RESPONSES)
                .add("id", response.id())
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("responseBody", response.text())
                                .add("lastModifiedDate", time(response.writtenAt()))
                                .add("state", response.isPending(clock.instant()) ? "PENDING_PUBLISH" : "PUBLISHED"));
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(CALIFORNIA));
    }
}
