package org.storelink.appstoreconnect.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Reply;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.ReviewId;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.RecordingHttp;

class SiteRepliesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final ReviewId REVIEW = new ReviewId("api", "00000046-aaaa");
    private static final String POST = "POST /iris/v1/customerReviewResponses ";
    private static final String RESPONSE = "GET /iris/v1/customerReviews/00000046-aaaa/response ";
    private static final String OF_REVIEW = "GET /iris/v1/customerReviews/00000046-aaaa ";
    private static final String PENDING = """
        {"data":{"type":"customerReviewResponses","id":"resp-1","attributes":{"responseBody":"Thank you.",
         "lastModifiedDate":"2026-11-21T00:00:00Z","state":"PENDING_PUBLISH"}}}""";

    private final ScriptedSite reading = new ScriptedSite();
    private final ScriptedSite changing = new ScriptedSite();
    private final Map<String, String> settings = new HashMap<>();
    private final ApiReplies replies = ApiReplies.ofSite(
            reading,
            changing,
            new Switches(name -> Optional.ofNullable(settings.get(name))),
            new ReplyLimit(20, ReplyLimit.Unit.CODE_UNITS),
            CLOCK);

    private interface Call {
        Object make() throws Exception;
    }

    private static ConnectorFailure failure(Call call) {
        return catchThrowableOfType(ConnectorException.class, call::make).failure();
    }

    private ConnectorFailure publishing(int status, String body) {
        changing.answering(POST, status, body);
        return failure(() -> replies.publish(REVIEW, "Thank you."));
    }

    @Test
    void sendsAReplyAndSaysWhatTheStoreMadeOfIt() throws Exception {
        changing.answering(POST, 201, PENDING);

        Reply reply = replies.publish(REVIEW, "Thank you.");

        assertThat(reply)
                .isEqualTo(new Reply(
                        "Thank you.", Reply.State.PENDING, Optional.of(Instant.parse("2026-11-21T00:00:00Z"))));
        assertThat(changing.asked())
                .singleElement()
                .isEqualTo(POST + "{\"data\":{\"type\":\"customerReviewResponses\",\"attributes\":{\"responseBody\":"
                        + "\"Thank you.\"},\"relationships\":{\"review\":{\"data\":{\"type\":\"customerReviews\","
                        + "\"id\":\"00000046-aaaa\"}}}}}");
        assertThat(reading.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {}                       | Unavailable",
                "503 | <html>                   | Unavailable",
                "200 | <html>                   | Unavailable",
                "201 | {}                       | Unreadable",
                "201 | {\"data\":{\"id\":\"1\"}} | Unreadable",
                "403 | {}                       | PermissionMissing",
                "404 | <html>                   | Gone",
                "405 | {}                       | Gone",
                "429 | {}                       | Throttled"
            })
    void aFailureSaysWhetherTheStoreMayHaveTheReply(int status, String body, String kind) {
        assertThat(publishing(status, body).getClass().getSimpleName()).isEqualTo(kind);
        assertThat(changing.asked()).as("is sent once").hasSize(1);
    }

    /** It is throttled where it says so by status, not where it was out of order and says for how long. */
    @Test
    void aReplyThatASiteOutOfOrderWasSentIsLeftOpenWhateverElseTheSiteSays() {
        changing.answeringWithPatience(POST, 503, "{}");
        assertThat(failure(() -> replies.publish(REVIEW, "Thank you."))).isInstanceOf(Unavailable.class);

        reading.answering(RESPONSE, 200, PENDING);
        changing.answeringWithPatience("DELETE ", 502, "<html>");
        assertThat(failure(this::withdrawn)).isInstanceOf(Unavailable.class);
    }

    private boolean withdrawn() throws Exception {
        replies.withdraw(REVIEW);
        return true;
    }

    @Test
    void whoMayNotReplyIsToldThatAndNoMore() {
        assertThat(publishing(403, "{}").message())
                .contains("may not send replies", "Customer Support")
                .doesNotContain("may not read");
    }

    @ParameterizedTest
    @CsvSource({"409, STATE_ERROR", "422, ENTITY_UNPROCESSABLE", "400, PARAMETER_ERROR.INVALID"})
    void whatAppleDoesNotAcceptIsToldInItsWordsWithoutWhatMayBeASecret(int status, String code) {
        ConnectorFailure failure = publishing(
                status,
                "{\"errors\":[{\"code\":\"" + code + "\",\"detail\":\"The text is\\ntoo rude. myacinfo="
                        + "abcdefghijklmnopqrstuvwxyz0123456789\"}]}");

        assertThat(failure).isInstanceOf(RequestRejected.class);
        assertThat(failure.message())
                .contains(Integer.toString(status), code, "The text is too rude.")
                .doesNotContain("abcdefghijklmnop");
    }

    @Test
    void aReviewThatIsGoneIsRejected() {
        assertThat(publishing(404, ScriptedSite.NOT_FOUND)).isInstanceOf(RequestRejected.class);
    }

    @Test
    void thatThereIsNoReplyIsBelievedOfAReviewThatIsThere() throws Exception {
        reading.answering(RESPONSE, 404, ScriptedSite.NOT_FOUND);

        assertThat(failure(() -> replies.current(REVIEW)))
                .as("nor the address of the review")
                .isInstanceOf(Gone.class);
        reading.answering(OF_REVIEW, 404, ScriptedSite.NOT_FOUND);
        assertThat(failure(() -> replies.current(REVIEW))).isInstanceOf(RequestRejected.class);
        reading.answering(OF_REVIEW, 200, "{\"payload\":\"moved\"}");
        assertThat(failure(() -> replies.current(REVIEW))).isInstanceOf(Gone.class);
        reading.answering(OF_REVIEW, 200, "{\"data\":{\"id\":\"00000046-aaaa\"}}");
        assertThat(replies.current(REVIEW)).isEmpty();
        reading.answering(RESPONSE, 200, "{\"data\":null}");
        assertThat(replies.current(REVIEW)).isEmpty();
        reading.answering(RESPONSE, 200, "{\"payload\":\"moved\"}");
        assertThat(failure(() -> replies.current(REVIEW))).isInstanceOf(Gone.class);
        reading.answering(RESPONSE, 200, PENDING);
        assertThat(replies.current(REVIEW)).map(Reply::text).contains("Thank you.");
    }

    @Test
    void withdrawsWhatIsThere() throws Exception {
        reading.answering(RESPONSE, 200, PENDING);
        changing.answering("DELETE /iris/v1/customerReviewResponses/resp-1 ", 204, "");

        replies.withdraw(REVIEW);
        assertThat(changing.asked()).hasSize(1);

        changing.answering("DELETE ", 500, "{}");
        assertThat(failure(this::withdrawn)).isInstanceOf(Unavailable.class);
        assertThat(changing.asked()).hasSize(2);

        reading.answering(RESPONSE, 200, "{\"data\":null}");
        replies.withdraw(REVIEW);
        assertThat(changing.asked()).hasSize(2);
    }

    /** Somebody may have withdrawn it meanwhile, or replaced it: then another reply stands there. */
    @Test
    void aReplyThatWasGoneWhenItWasToBeWithdrawnIsLookedForAgain() throws Exception {
        reading.answering(RESPONSE, 200, PENDING);
        changing.answering("DELETE ", 404, ScriptedSite.NOT_FOUND);
        assertThat(failure(this::withdrawn)).isInstanceOf(Gone.class);

        Browsing withdrawnByAnother = request -> {
            reading.answering(RESPONSE, 200, "{\"data\":null}");
            return changing.send(request);
        };
        ApiReplies.ofSite(reading, withdrawnByAnother, new Switches(_ -> Optional.empty()), replies.limit(), CLOCK)
                .withdraw(REVIEW);
        assertThat(changing.asked()).hasSize(2);
    }

    @Test
    void nothingIsSentForAReviewOfTheOlderAddressOrWithAnIdThatIsNone() {
        for (ReviewId review :
                new ReviewId[] {new ReviewId("web", "123"), new ReviewId("api", "../x"), new ReviewId("api", "a?b")}) {
            assertThat(failure(() -> replies.publish(review, "Thank you."))).isInstanceOf(RequestRejected.class);
            assertThat(failure(() -> replies.current(review))).isInstanceOf(RequestRejected.class);
        }
        assertThat(changing.asked()).isEmpty();
        assertThat(reading.asked()).isEmpty();
    }

    @Test
    void nothingIsSentWhileRepliesAreSwitchedOff() {
        settings.put("site.replies", "off");

        assertThat(failure(() -> replies.publish(REVIEW, "Thank you.")))
                .isInstanceOfSatisfying(
                        Gone.class, gone -> assertThat(gone.message()).contains("switched off", "site.replies"));
        assertThat(failure(() -> replies.current(REVIEW))).isInstanceOf(Gone.class);
        assertThat(changing.asked()).isEmpty();
        assertThat(reading.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 5970", "300, 300", "many, 5970", "0, 5970", "-1, 5970"})
    void theLimitIsTheOperatorsOrTheUsualOne(String value, int most) {
        try (RecordingHttp http = new RecordingHttp()) {
            Map<String, String> set = value.isEmpty() ? Map.of() : Map.of("replies.longest", value);

            assertThat(ApiReplies.limit(new LentContext(Map.of(), set, http, CLOCK, () -> {})))
                    .isEqualTo(new ReplyLimit(most, ReplyLimit.Unit.CODE_UNITS));
        }
    }
}
