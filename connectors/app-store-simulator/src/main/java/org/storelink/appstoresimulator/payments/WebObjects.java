package org.storelink.appstoresimulator.payments;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;

/** The form of requests and answers below {@code /WebObjects/iTunesConnect.woa/}. */
public final class WebObjects {

    public static final String ROOT = "/WebObjects/iTunesConnect.woa";

    private WebObjects() {}

    public static void requireHeader(Request request) throws Refused {
        if (!request.header("x-csrf-itc").filter("itc"::equals).isPresent()) {
            throw new Refused(Answer.html(403, "403 Forbidden"));
        }
    }

    public static Answer success(JsonStructure data) {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("data", data)
                        .add("messages", messages())
                        .add("statusCode", "SUCCESS")
                        .build());
    }

    private static JsonObject messages() {
        JsonArrayBuilder none = Json.createArrayBuilder();
        return Json.createObjectBuilder()
                .add("warn", none)
                .add("error", none)
                .add("info", none)
                .build();
    }
}
