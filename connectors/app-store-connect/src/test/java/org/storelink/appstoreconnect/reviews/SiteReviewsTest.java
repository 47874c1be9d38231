package org.storelink.appstoreconnect.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Reply;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.StoreApp;

class SiteReviewsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final String APP = "6740012300";
    private static final String LIST = "GET /iris/v1/apps/" + APP + "/customerReviews";
    private static final String PHONES = "/ra/apps/" + APP + "/platforms/ios/reviews";
    private static final String MACS = "/ra/apps/" + APP + "/platforms/osx/reviews";

    private static final String PAGE = """
        {"data":[
          {"type":"customerReviews","id":"00000046-aaaa","attributes":{"rating":5,"title":"Très \\u00ab bien \\u00bb","body":"<b>👍</b>\\nline",
             "reviewerNickname":"Élodie","createdDate":"2026-11-20T03:04:05-08:00","territory":"FRA"},
           "relationships":{"response":{"data":{"type":"customerReviewResponses","id":"resp-1"}}}},
          {"type":"customerReviews","id":"00000046-bbbb","attributes":{"rating":1,"title":null,"body":"",
             "createdDate":"2026-11-19T03:04:05Z","territory":"XKS"},
           "relationships":{"response":{"links":{"related":"/x"}}}}],
         "included":[{"type":"customerReviewResponses","id":"resp-1",
           "attributes":{"responseBody":"Merci !","lastModifiedDate":"2026-11-21T00:00:00Z","state":"PUBLISHED"}}],
         "links":{"self":"https://site.example/a","next":"https://site.example/b?limit=2&cursor=Mg.AAA%3D&x=1"},
         "meta":{"paging":{"total":3,"limit":2}}}\
        """;

    private final ScriptedSite site = new ScriptedSite();
    private final Map<String, String> settings = new HashMap<>();
    private final SiteReviews reviews =
            new SiteReviews(site, new Switches(name -> Optional.ofNullable(settings.get(name))), CLOCK);

    private ReviewPage first() throws Exception {
        return reviews.page(APP, Optional.empty());
    }

    private ReviewPage after(String token) throws Exception {
        return reviews.page(APP, Optional.of(new ResumeToken(token)));
    }

    private interface Call {
        Object make() throws Exception;
    }

    private static ConnectorFailure failure(Call call) {
        return catchThrowableOfType(ConnectorException.class, call::make).failure();
    }

    @Test
    void readsReviewsWithTheRepliesToThem() throws Exception {
        site.answering(LIST, 200, PAGE);

        assertThat(first().reviews())
                .containsExactly(
                        new Review(
                                new ReviewId("api", "00000046-aaaa"),
                                APP,
                                5,
                                "Très « bien »",
                                "<b>👍</b>\nline",
                                "Élodie",
                                "FR",
                                Optional.empty(),
                                Instant.parse("2026-11-20T11:04:05Z"),
                                Optional.of(new Reply(
                                        "Merci !",
                                        Reply.State.PUBLISHED,
                                        Optional.of(Instant.parse("2026-11-21T00:00:00Z"))))),
                        new Review(
                                new ReviewId("api", "00000046-bbbb"),
                                APP,
                                1,
                                "",
                                "",
                                "",
                                "XK",
                                Optional.empty(),
                                Instant.parse("2026-11-19T03:04:05Z"),
                                Optional.empty()));
        assertThat(site.asked().getFirst())
                .startsWith(LIST + "?limit=100&sort=-createdDate&include=response ")
                .doesNotContain("cursor");
    }

    @Test
    void goesOnAtThePlaceThatTheSiteNamesAndNowhereElse() throws Exception {
        site.answering(LIST, 200, PAGE);
        ResumeToken next = first().next().orElseThrow();
        site.answering("cursor=Mg.AAA%3D ", 200, "{\"data\":[],\"links\":{\"self\":\"x\"}}");

        assertThat(after(next.value()).next()).isEmpty();
        assertThat(site.asked()).allMatch(question -> question.startsWith(LIST + "?limit=100&"));
    }

    @Test
    void listsAppsPageByPage() throws Exception {
        site.answering(
                "GET /iris/v1/apps?limit=200 ",
                200,
                "{\"data\":[{\"id\":\"1\",\"attributes\":{\"name\":\"One\"}}],\"links\":{\"next\":\"/x?cursor=b\"}}");
        site.answering("GET /iris/v1/apps?limit=200&cursor=b ", 200, "{\"data\":[{\"id\":2}],\"links\":{}}");

        assertThat(reviews.apps()).containsExactly(new StoreApp("1", "One"), new StoreApp("2", ""));

        site.answering("GET /iris/v1/apps?", 200, "{\"data\":[{\"id\":2}],\"links\":{\"next\":\"/x?cursor=b\"}}");
        assertThat(failure(reviews::apps)).as("goes round in circles").isInstanceOf(Gone.class);
        site.answering("GET /iris/v1/apps?", 200, "{\"data\":[],\"links\":{\"next\":\"/x?cursor=c\"}}");
        assertThat(failure(reviews::apps)).as("goes on without apps").isInstanceOf(Gone.class);
        assertThat(site.asked("cursor=c")).isEmpty();
    }

    @Test
    void readsTheOlderAddressWhereTodaysIsGoneAndBothPlatformsSideBySide() throws Exception {
        site.answering(
                PHONES,
                200,
                older(
                        3,
                        value(7, 900, "{\"response\":\"Ta.\",\"pendingState\":\"CREATE\"}"),
                        value(5, 500, "null"),
                        value(1, 100, "null")));
        site.answering(MACS, 200, older(2, value(6, 600, "null"), value(2, 200, "{\"response\":\"Hi.\"}")));

        ReviewPage page = first();

        assertThat(page.reviews()).extracting(review -> review.id().value()).containsExactly("7", "6", "5", "2", "1");
        assertThat(page.reviews()).allMatch(review -> review.id().numbering().equals("web"));
        assertThat(page.reviews().getFirst())
                .isEqualTo(new Review(
                        new ReviewId("web", "7"),
                        APP,
                        2,
                        "T",
                        "B",
                        "N",
                        "NZ",
                        Optional.of("1.2"),
                        Instant.ofEpochMilli(900),
                        Optional.of(new Reply("Ta.", Reply.State.PENDING, Optional.empty()))));
        assertThat(page.next()).isEmpty();
    }

    @Test
    void goesOnAtTheOlderAddressByPlatform() throws Exception {
        String[] hundred = new String[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = value(1_000 - i, 100_000 - i, "null");
        }
        site.answering(PHONES, 200, older(101, hundred));
        site.answering(
                PHONES + "?sort=REVIEW_SORT_ORDER_MOST_RECENT&index=100&", 200, older(101, value(3, 30, "null")));
        site.answering(MACS, 200, older(1, value(2, 40, "null")));

        ReviewPage page = first();

        assertThat(page.reviews()).hasSize(100);
        assertThat(page.next()).contains(new ResumeToken("ra:100:0"));
        ReviewPage rest = after("ra:100:0");
        assertThat(rest.reviews()).extracting(review -> review.id().value()).containsExactly("2", "3");
        assertThat(rest.next()).isEmpty();
    }

    private static String older(int count, String... values) {
        return "{\"data\":{\"reviewCount\":" + count + ",\"reviews\":[" + String.join(",", values)
                + "]},\"statusCode\":\"SUCCESS\"}";
    }

    private static String value(long id, long lastModified, String response) {
        return """
            {"value":{"id":%d,"rating":2,"title":"T","review":"B","lastModified":%d,"nickname":"N","storeFront":"NZ",
             "appVersionString":"1.2","edited":false,"developerResponse":%s}}""".formatted(id, lastModified, response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"payload\":\"moved\"}",
                "[]",
                "{\"data\":[]}",
                "{\"data\":[],\"links\":{\"next\":\"/elsewhere?page=2\"}}",
                "{\"data\":[],\"links\":{\"next\":\"/x?cursor=1\"}}",
                "{\"data\":[{\"id\":\"1\"}],\"links\":{}}",
                "{\"data\":[{\"id\":\"1\",\"attributes\":{\"rating\":7,\"body\":\"\",\"createdDate\":\"2026-11-19T03:04:05Z\","
                        + "\"territory\":\"USA\"}}],\"links\":{}}",
                "{\"data\":[{\"id\":\"1\",\"attributes\":{\"rating\":3,\"text\":\"\",\"createdDate\":\"2026-11-19T03:04:05Z\","
                        + "\"territory\":\"USA\"}}],\"links\":{}}",
                "{\"data\":[{\"id\":\"1\",\"attributes\":{\"rating\":3,\"body\":\"\",\"createdDate\":\"yesterday\","
                        + "\"territory\":\"USA\"}}],\"links\":{}}",
                "{\"data\":[{\"id\":\"1\",\"attributes\":{\"rating\":3,\"body\":\"\",\"createdDate\":\"+12026-11-19T03:04:05Z\","
                        + "\"territory\":\"USA\"}}],\"links\":{}}",
                "{\"data\":[{\"id\":\"1\",\"attributes\":{\"rating\":3,\"body\":\"\",\"createdDate\":\"2026-11-19T03:04:05Z\","
                        + "\"territory\":\"USA\"},\"relationships\":{\"response\":{\"data\":{\"id\":\"a\"}}}}],\"links\":{}}"
            })
    void whatIsNotKnownIsUnavailableInWordsAndNeverNoReviews(String body) {
        site.answering(LIST, 200, body);

        assertThat(failure(this::first)).isInstanceOfSatisfying(Gone.class, gone -> assertThat(gone.message())
                .contains("Reviews are unavailable", "HTTP status 200"));
        assertThat(site.asked("/ra/")).as("the older address was tried").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":{\"reviewCount\":1,\"reviews\":[]},\"statusCode\":\"SUCCESS\"}",
                "{\"data\":{\"reviews\":[]},\"statusCode\":\"SUCCESS\"}",
                "{\"data\":{\"reviewCount\":0,\"reviews\":[]},\"statusCode\":\"ERROR\"}",
                "{\"data\":{\"reviewCount\":1,\"reviews\":[{\"value\":{\"id\":1}}]},\"statusCode\":\"SUCCESS\"}"
            })
    void soItIsAtTheOlderAddress(String body) {
        settings.put("site.reviews", "off");
        site.answering(PHONES, 200, body).answering(MACS, 200, body);

        assertThat(failure(this::first)).isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @CsvSource({"503, <html>", "500, {}", "200, <html>", "302, ''"})
    void aSiteThatIsOutOfOrderIsNoReasonToReadOtherNumbers(int status, String body) {
        site.answering(LIST, status, body).answering("/ra/", 200, older(0));

        assertThat(failure(this::first)).isInstanceOf(Unavailable.class);
        assertThat(site.asked("/ra/")).isEmpty();
    }

    @Test
    void refusalsKeepTheirKind() {
        assertThat(failure(403, "{}"))
                .isInstanceOfSatisfying(PermissionMissing.class, missing -> assertThat(missing.message())
                        .contains("Customer Support"));
        assertThat(failure(403, "{\"errors\":[{\"code\":\"FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED\"}]}"))
                .isInstanceOfSatisfying(AgreementMissing.class, missing -> assertThat(missing.message())
                        .contains("Account Holder"));
        assertThat(failure(429, "")).isInstanceOf(Throttled.class);
        assertThat(failure(404, ScriptedSite.NOT_FOUND)).isInstanceOf(RequestRejected.class);
    }

    private ConnectorFailure failure(int status, String body) {
        site.answering(LIST, status, body);
        return failure(this::first);
    }

    @Test
    void aPlaceThatIsNotThereAnyMoreIsBegunAnew() {
        site.answering(LIST, 400, "{\"errors\":[{\"code\":\"PARAMETER_ERROR.INVALID\"}]}");

        assertThat(failure(() -> after("iris:old"))).isInstanceOf(RequestRejected.class);
        assertThat(failure(() -> after("ra:one"))).isInstanceOf(RequestRejected.class);
        assertThat(failure(() -> after("elsewhere"))).isInstanceOf(RequestRejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris:Mg", "ra:100:0"})
    void aPlaceAtAnAddressThatIsGoneIsBegunAnewToo(String place) {
        site.answering(LIST, 200, "{}").answering(PHONES, 200, "{}").answering(MACS, 200, "{}");

        assertThat(failure(() -> after(place)))
                .isInstanceOfSatisfying(RequestRejected.class, rejected -> assertThat(rejected.message())
                        .contains("Reviews are unavailable"));
    }

    @Test
    void anAppIsANumberAndNothingElseGetsIntoAnAddress() {
        for (String app : List.of("", "../1", "1?x", "abc")) {
            assertThat(failure(() -> reviews.page(app, Optional.empty()))).isInstanceOf(RequestRejected.class);
        }
        assertThat(site.asked()).isEmpty();
    }

    @Test
    void eachAddressHasASwitchOfItsOwn() throws Exception {
        site.answering(LIST, 200, PAGE).answering(PHONES, 200, older(0)).answering(MACS, 200, older(0));

        settings.put("site.reviews", "off");
        assertThat(first().reviews()).isEmpty();
        assertThat(failure(() -> after("iris:Mg"))).isInstanceOf(RequestRejected.class);
        assertThat(site.asked("/iris/")).isEmpty();

        settings.put("site.older-reviews", "perhaps");
        int before = site.asked().size();
        assertThat(failure(this::first)).isInstanceOfSatisfying(Gone.class, gone -> assertThat(gone.message())
                .contains("site.reviews"));
        assertThat(failure(() -> after("ra:0:0"))).isInstanceOf(RequestRejected.class);
        assertThat(reviews.switchedOff())
                .hasValueSatisfying(words -> assertThat(words).contains("switched off"));
        settings.put("site.apps", "off");
        assertThat(failure(reviews::apps)).isInstanceOf(Gone.class);
        assertThat(site.asked()).hasSize(before);

        settings.put("site.reviews", " ON ");
        assertThat(new SiteReviews(site, new Switches(name -> Optional.ofNullable(settings.get(name))), CLOCK)
                        .page(APP, Optional.empty())
                        .reviews())
                .hasSize(2);
    }
}
