package org.storelink.appstoreconnect.reviews;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.StoreApp;

/** Apps and reviews at an address that speaks like the public API. */
final class ApiReviews {

    private static final int ON_A_PAGE = 100;
    private static final int APPS_ON_A_PAGE = 200;

    private final Address address;
    private final Browsing reading;
    private final ReviewAnswer meaning;

    ApiReviews(Address address, Browsing reading) {
        this.address = address;
        this.reading = reading;
        this.meaning = new ReviewAnswer(Capability.REVIEWS, address.trouble());
    }

    /** One app, when there is any. */
    Optional<StoreApp> firstApp() throws ConnectorException, InterruptedException {
        WebAnswer answer = asked("apps?limit=1" + only("apps", "name"));
        return apps(answer).stream().findFirst();
    }

    List<StoreApp> apps() throws ConnectorException, InterruptedException {
        List<StoreApp> apps = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            WebAnswer answer = asked("apps?limit=" + APPS_ON_A_PAGE + only("apps", "name") + behind(cursor));
            List<StoreApp> page = apps(answer);
            apps.addAll(page);
            cursor = ApiForm.cursor(meaning.of(answer));
            if (cursor.isPresent() && (page.isEmpty() || !cursors.add(cursor.get()))) {
                throw unknown(answer);
            }
        } while (cursor.isPresent());
        return List.copyOf(apps);
    }

    private List<StoreApp> apps(WebAnswer answer) throws ConnectorException {
        Json body = meaning.of(answer);
        return Optional.of(body)
                .filter(ApiForm::saysHowItGoesOn)
                .flatMap(ApiForm::apps)
                .orElseThrow(() -> unknown(answer));
    }

    ReviewPage page(String app, Optional<String> cursor) throws ConnectorException, InterruptedException {
        return page(app, cursor, ON_A_PAGE);
    }

    /** No more than the newest review of an app. */
    ReviewPage newest(String app) throws ConnectorException, InterruptedException {
        return page(app, Optional.empty(), 1);
    }

    private ReviewPage page(String app, Optional<String> cursor, int limit)
            throws ConnectorException, InterruptedException {
        WebAnswer answer = asked("apps/" + app + "/customerReviews?limit=" + limit
                + "&sort=-createdDate&include=response"
                + only("customerReviews", "rating,title,body,reviewerNickname,createdDate,territory,response")
                + only("customerReviewResponses", "responseBody,lastModifiedDate,state")
                + behind(cursor));
        if (answer.status() == 400) {
            throw cursor.isPresent() ? staleCursor() : unknown(answer);
        }
        Json body = meaning.of(answer);
        List<Review> reviews = Optional.of(body)
                .filter(ApiForm::saysHowItGoesOn)
                .flatMap(known -> ApiForm.reviews(app, known))
                .orElseThrow(() -> unknown(answer));
        Optional<String> next = ApiForm.cursor(body);
        if (next.isPresent() && (reviews.isEmpty() || next.equals(cursor))) {
            throw unknown(answer);
        }
        return new ReviewPage(reviews, next.map(place -> new ResumeToken(address.token() + place)));
    }

    /** Apple tells much of an app that nobody reads here, and of many apps more than an answer may be long. */
    private String only(String type, String fields) {
        return address.omits() ? "&fields%5B" + type + "%5D=" + fields : "";
    }

    private WebAnswer asked(String path) throws ConnectorException, InterruptedException {
        return reading.send(WebRequest.get(address.base() + path).with(address.headers()));
    }

    private static String behind(Optional<String> cursor) {
        return cursor.map(place -> "&cursor=" + place).orElse("");
    }

    private static ConnectorException staleCursor() {
        return new ConnectorException(
                new RequestRejected("App Store Connect does not go on with these reviews where they were left."));
    }

    private ConnectorException unknown(WebAnswer answer) {
        return new ConnectorException(meaning.unknownShape(answer));
    }
}
