package org.storelink.appstoresimulator.idmsa;

import jakarta.json.Json;
import java.util.List;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.http.WebErrors;

/** The key that every request to the sign-in host carries, and the two ways in which App Store Connect tells it. */
public final class ServiceKey {

    /** Apple's own, unchanged for years. */
    public static final String VALUE = "e0b80c3bf78523bfe80974d320935bfa30add02e1bff88ec2166c6bd5a706c42";

    private ServiceKey() {}

    public static List<Route> routes() {
        return List.of(
                Route.head("/logout", "appstoreconnect.logout", ServiceKey::redirect),
                Route.get("/olympus/v1/app/config", "olympus.config", ServiceKey::config));
    }

    static void require(Request request) throws Refused {
        if (!request.header("X-Apple-Widget-Key").filter(VALUE::equals).isPresent()) {
            throw new Refused(WebErrors.service(400, "-20700", "The service key is missing or wrong."));
        }
    }

    private static Answer redirect(Request request) {
        return Answer.empty(302)
                .with("Location", request.base() + "/appleauth/auth/signin?widgetKey=" + VALUE + "&rv=1");
    }

    private static Answer config(Request request) {
        if (!request.parameter("hostname")
                .filter("itunesconnect.apple.com"::equals)
                .isPresent()) {
            return Answer.html(404, "404 Not Found");
        }
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("authServiceUrl", request.base() + "/appleauth")
                        .add("authServiceKey", VALUE)
                        .build());
    }
}
