package org.storelink.appstoresimulator.http;

import jakarta.json.Json;

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
        return Answer.json(
                status,
                Json.createObjectBuilder()
                        .add(
                                "errors",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("status", Integer.toString(status))
                                                .add("code", code)
                                                .add("title", title)
                                                .add("detail", title)))
                        .build());
    }
}
