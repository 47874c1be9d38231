package org.storelink.appstoreconnect.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.wire.Json;

/**
 * A sign-in that waits for its second factor, as Apple knows it: good for some minutes, and from any machine.
 *
 * @param sessionId, scnt what Apple gave to tell it by; either may be empty
 */
public record Doorway(String key, String path, String sessionId, String scnt) {

    private static final String SESSION_ID = "X-Apple-ID-Session-Id";
    private static final String SCNT = "scnt";

    static Doorway of(AuthService service, WebAnswer answer) {
        return new Doorway(
                service.key(),
                service.path(),
                answer.header(SESSION_ID).orElse(""),
                answer.header(SCNT).orElse(""));
    }

    /** The same after an answer, which may have told it a new name. */
    Doorway after(WebAnswer answer) {
        return new Doorway(
                key,
                path,
                answer.header(SESSION_ID).orElse(sessionId),
                answer.header(SCNT).orElse(scnt));
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("X-Apple-Widget-Key", key);
        if (!sessionId.isEmpty()) {
            headers.put("X-Apple-Id-Session-Id", sessionId);
        }
        if (!scnt.isEmpty()) {
            headers.put(SCNT, scnt);
        }
        return headers;
    }

    Json toJson() {
        return Json.object("key", key, "path", path, "id", sessionId, "scnt", scnt);
    }

    static Doorway of(Json json) {
        return new Doorway(
                json.at("key").text().orElse(AuthService.USUAL_KEY),
                json.at("path").text().orElse(AuthService.USUAL_PATH),
                json.at("id").text().orElse(""),
                json.at("scnt").text().orElse(""));
    }

    @Override
    public String toString() {
        return "Doorway";
    }
}
