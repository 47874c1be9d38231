package org.storelink.appstoresimulator.reviews;

import java.util.List;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.people.Role;

/** What each account may see of the review book: what is about its own apps. */
public record ReviewShelf(Cast cast, ReviewBook book) {

    /** Who may read reviews and answer them. */
    public static final List<Role> READERS =
            List.of(Role.ACCOUNT_HOLDER, Role.ADMIN, Role.APP_MANAGER, Role.CUSTOMER_SUPPORT);

    Product app(Account account, String id) throws Refused {
        return cast.apps(account).stream()
                .filter(app -> Long.toString(app.appleId()).equals(id))
                .findFirst()
                .orElseThrow(() -> notFound("apps", id));
    }

    CustomerReview review(Account account, String id) throws Refused {
        List<Long> own = cast.apps(account).stream().map(Product::appleId).toList();
        return book.review(id)
                .filter(review -> own.contains(review.app()))
                .orElseThrow(() -> notFound("customerReviews", id));
    }

    /** The review that a response is under. */
    CustomerReview answered(Account account, String responseId) throws Refused {
        for (Product app : cast.apps(account)) {
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
}
