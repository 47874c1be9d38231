package org.storelink.appstoresimulator.http;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** The two forms in which web hosts put errors. */
public final class WebErrors {

    private WebErrors() {}

    /** The sign-in host's form. */
    public static Answer service(int status, String code, String message) {
        return service(status, "serviceErrors", code, message);
    }

    /** @param list {@code serviceErrors}, {@code service_errors} or {@code validationErrors}: all three are seen */
    public static Answer service(int status, String list, String code, String message) {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add(
                                list,
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("code", code)
                                                .add("message", message)
                                                .add("suppressDismissal", false)))
                        .add("hasError", true)
                        .build());
    }

    /** The form of the App Store Connect API, which iris shares. */
    public static Answer api(int status, String code, String title) {
        return api(status, error(status, code, title));
    }

    /** The same about a parameter of the request. */
    static Answer api(int status, String code, String title, String parameter) {
        return api(
                status,
                error(status, code, title)
                        .add("source", Json.createObjectBuilder().add("parameter", parameter)));
    }

    private static Answer api(int status, JsonObjectBuilder error) {
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add("errors", Json.createArrayBuilder().add(error))
                        .build());
    }

    private static JsonObjectBuilder error(int status, String code, String title) {
        return Json.createObjectBuilder()
                .add("status", Integer.toString(status))
                .add("code", code)
                .add("title", title)
                .add("detail", title);
    }
}
