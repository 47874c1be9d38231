package org.storelink.appstoreconnect.reviews;

import java.time.Clock;
import java.util.Map;
import org.storelink.appstoreconnect.session.SitePart;

/**
 * One of the two addresses at which Apple speaks in the form of the public API.
 *
 * @param base of all paths
 * @param headers of all requests
 * @param bodies the type that bodies of requests are said to be of
 * @param omits whether it is known to leave out of an answer what was not asked for
 * @param token how a token of this address begins
 * @param replies what an operator can switch off so that nothing is answered there
 * @param trouble what is the matter with whoever asks
 */
record Address(
        String base,
        Map<String, String> headers,
        String bodies,
        boolean omits,
        String token,
        SitePart replies,
        Trouble trouble) {

    private static final String JSON_API = "application/vnd.api+json";
    private static final String JSON = "application/json";
    private static final String FORM = JSON_API + ", " + JSON;

    /** Of the site that browsers use. */
    static Address ofSite(Clock clock) {
        return new Address(
                "/iris/v1/",
                Map.of("Accept", FORM, "X-CSRF-ITC", "[asc-ui]"),
                JSON_API,
                false,
                "iris:",
                SitePart.REPLIES,
                new SiteTrouble(clock));
    }

    /** Of the public API itself, which documents plain JSON. */
    static Address ofApi(Trouble trouble) {
        return new Address("/v1/", Map.of("Accept", JSON), JSON, true, "api:", SitePart.API_REPLIES, trouble);
    }
}
