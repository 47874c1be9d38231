package org.storelink.appstoresimulator.reviews;

import java.util.List;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Endpoint;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.market.Account;

/** Reviews and responses at the site's own address of today, {@code /iris/v1}, for people who have signed in. */
public final class IrisReviews {

    private static final String ROOT = "/iris/v1/";

    private final ReviewDesk desk;
    private final ReviewForm form;

    public IrisReviews(ReviewDesk desk, ReviewForm form) {
        this.desk = desk;
        this.form = form;
    }

    private interface Resource {

        Answer answer(Request request, Account account) throws Refused;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(ROOT + "apps/{app}/customerReviews", "iris.reviews", read(form::list)),
                Route.get(ROOT + "customerReviews/{review}", "iris.review", read(form::one)),
                Route.get(ROOT + "customerReviews/{review}/response", "iris.response", read(form::response)),
                Route.post(ROOT + "customerReviewResponses", "iris.respond", changed(form::respond)),
                Route.delete(ROOT + "customerReviewResponses/{response}", "iris.withdraw", changed(form::withdraw)));
    }

    private Endpoint read(Resource resource) {
        return request -> desk.renewed(resource.answer(request, desk.account(request)));
    }

    private Endpoint changed(Resource resource) {
        return request -> {
            if (request.header("X-CSRF-ITC").filter("[asc-ui]"::equals).isEmpty()) {
                throw new Refused(Answer.html(403, "403 Forbidden"));
            }
            return desk.renewed(resource.answer(request, desk.account(request)));
        };
    }
}
