package org.storelink.appstoreconnect.session;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;

/** The number that the site's payments know the chosen provider by. */
public final class ContentProvider {

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private ContentProvider() {}

    /** What is asked for it. */
    public static WebRequest question() {
        return WebRequest.get("/WebObjects/iTunesConnect.woa/ra/user/detail")
                .with("Accept", "application/json")
                .with("X-CSRF-ITC", "itc");
    }

    /** Empty when the user may not see payments, or the site has changed. */
    public static Optional<String> in(WebAnswer answer) {
        Json detail = answer.isSuccess() ? answer.json().orElseGet(Json::object) : Json.object();
        return Stream.of(detail.at("data", "contentProviderId"), detail.at("contentProviderId"))
                .flatMap(id -> id.text().stream())
                .filter(id -> PLAIN_ID.matcher(id).matches())
                .findFirst();
    }
}
