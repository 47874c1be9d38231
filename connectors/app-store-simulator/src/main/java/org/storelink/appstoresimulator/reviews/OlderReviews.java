package org.storelink.appstoresimulator.reviews;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.ProductKind;
import org.storelink.appstoresimulator.payments.WebObjects;
import org.storelink.appstoresimulator.publishing.StoreClock;

/** Reviews at the older address, by platform and a hundred at a time, under their public numbers. */
public final class OlderReviews {

    private static final int ON_A_PAGE = 100;

    private final ReviewDesk desk;
    private final StoreClock clock;

    public OlderReviews(ReviewDesk desk, StoreClock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(WebObjects.ROOT + "/ra/apps/{app}/platforms/{platform}/reviews", "ra.reviews", this::list));
    }

    private Answer list(Request request) throws Refused {
        WebObjects.requireHeader(request);
        Product app = desk.shelf().app(desk.account(request), request.variable(0));
        String storefront = request.parameter("storefront").orElse("");
        List<CustomerReview> all = desk.shelf().book().of(app.appleId()).stream()
                .filter(_ -> request.variable(1).equals(platform(app)))
                .filter(review -> storefront.isEmpty() || review.territory().equals(storefront))
                .toList();
        int from =
                Math.min(all.size(), Integer.parseInt(request.parameter("index").orElse("0")));
        JsonArrayBuilder reviews = Json.createArrayBuilder();
        all.subList(from, Math.min(all.size(), from + ON_A_PAGE))
                .forEach(review -> reviews.add(Json.createObjectBuilder().add("value", value(review))));
        return desk.renewed(WebObjects.success(Json.createObjectBuilder()
                .add("reviewCount", all.size())
                .add("reviews", reviews)
                .build()));
    }

    private static String platform(Product app) {
        return app.kind() == ProductKind.MAC_APP ? "osx" : "ios";
    }

    private JsonObjectBuilder value(CustomerReview review) {
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add("id", review.number())
                .add("rating", review.rating())
                .add("title", review.title())
                .add("review", review.body())
                .add("lastModified", review.writtenAt().toEpochMilli())
                .add("nickname", review.nickname())
                .add("storeFront", review.territory())
                .add("appVersionString", review.version())
                .add("edited", review.edited())
                .add("helpfulViews", 0)
                .add("totalViews", 0);
        return desk.shelf()
                .book()
                .response(review)
                .map(response -> value.add("developerResponse", response(response)))
                .orElseGet(() -> value.addNull("developerResponse"));
    }

    private JsonObjectBuilder response(DeveloperResponse response) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("responseId", Math.abs(response.id().hashCode()))
                .add("response", response.text())
                .add("lastModified", response.writtenAt().toEpochMilli())
                .add("isHidden", false);
        return response.isPending(clock.instant()) ? json.add("pendingState", "CREATE") : json.addNull("pendingState");
    }
}
