package org.storelink.appstoresimulator.reviews;

import java.util.List;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.olympus.Agreements;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;

/** Lets people with a right to reviews at those of their own apps. */
public record ReviewDesk(WebSessions sessions, Agreements agreements, Cast cast, ReviewBook book) {

    private static final Role[] READERS = {Role.ACCOUNT_HOLDER, Role.ADMIN, Role.APP_MANAGER, Role.CUSTOMER_SUPPORT};

    WebSession session(Request request) throws Refused {
        WebSession session = sessions.require(request, READERS);
        agreements.require(session.account());
        return session;
    }

    Product app(WebSession session, String id) throws Refused {
        return cast.apps(session.account()).stream()
                .filter(app -> Long.toString(app.appleId()).equals(id))
                .findFirst()
                .orElseThrow(() -> notFound("apps", id));
    }

    CustomerReview review(WebSession session, String id) throws Refused {
        List<Long> own =
                cast.apps(session.account()).stream().map(Product::appleId).toList();
        return book.review(id)
                .filter(review -> own.contains(review.app()))
                .orElseThrow(() -> notFound("customerReviews", id));
    }

    /** The review that a response is under. */
    CustomerReview answered(WebSession session, String responseId) throws Refused {
        for (Product app : cast.apps(session.account())) {
            for (CustomerReview review : book.of(app.appleId())) {
                if (book.response(review)
                        .filter(response -> response.id().equals(responseId))
                        .isPresent()) {
                    return review;
                }
            }
        }
        throw notFound("customerReviewResponses", responseId);
    }

    static Refused notFound(String type, String id) {
        return new Refused(
                WebErrors.api(404, "NOT_FOUND", "There is no resource of type '" + type + "' with id '" + id + "'"));
    }

    Answer renewed(Answer answer) {
        return sessions.renew(answer);
    }
}
