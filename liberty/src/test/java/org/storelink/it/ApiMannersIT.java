package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.it.ApiClient.Answer;

/** What every route of the API does alike. */
@ExtendWith(SharedStorelink.class)
class ApiMannersIT {

    private final Storelink storelink;

    ApiMannersIT(Storelink storelink) {
        this.storelink = storelink;
    }

    @Test
    void tellsWhoIsSignedInAndHowMuchIsUsed() {
        Answer answer = storelink.api().get("/v2/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object().getJsonObject("user").getString("email")).isEqualTo(Storelink.OWNER);
        assertThat(answer.object().getJsonObject("usage").getInt("daily_limit")).isPositive();
        assertThat(answer.header("X-Request-Limit")).isNotEmpty();
        assertThat(answer.header("X-Request-Usage")).isNotEmpty();
    }

    @Test
    void withoutSigningInNothingIsAnswered() {
        assertProblem(ApiClient.of(storelink.server()).get("/v2/connectors"), 401, "unauthorized");
        assertProblem(ApiClient.of(storelink.server()).withToken("slk_wrong").get("/v2/"), 401, "unauthorized");
        assertProblem(
                ApiClient.of(storelink.server())
                        .withPassword(Storelink.OWNER, "wrong")
                        .get("/v2/"),
                401,
                "unauthorized");
    }

    @Test
    void anUnknownAddressIsNotFound() {
        assertProblem(storelink.api().get("/v2/nothing/here"), 404, "not-found");
        assertProblem(storelink.api().get("/v2/external_accounts/4711"), 404, "not-found");
        assertProblem(storelink.api().get("/v2/external_accounts/no-number"), 404, "not-found");
    }

    @Test
    void anUnknownParameterIsRefusedWithTheKnownOnes() {
        JsonObject problem = assertProblem(storelink.api().get("/v2/products/mine?countt=3"), 400, "bad-request");

        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("field")).isEqualTo("countt");
        assertThat(error.getString("message")).contains("count", "page");
    }

    @Test
    void aParameterThatCannotBeReadIsNamed() {
        JsonObject problem = assertProblem(storelink.api().get("/v2/products/mine?page=x"), 400, "bad-request");

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("page");
    }

    @Test
    void whatNoDatabaseCanHoldIsBadInput() {
        assertProblem(storelink.api().get("/v2/audit?page=5000000&count=500"), 400, "bad-request");
        assertProblem(storelink.api().get("/v2/products/mine?q=a%00b"), 400, "bad-request");
        assertProblem(storelink.api().get("/v2/archive?date=-999999999-01-01"), 400, "bad-request");
        assertProblem(
                storelink
                        .api()
                        .post("/v2/users/invitations", "{\"email\":\"a\\u0000@example.org\",\"role\":\"viewer\"}"),
                400,
                "bad-request");
    }

    @Test
    void anAddressWithACharacterThatIsNoTextIsRefusedByTheServerItself() {
        Answer answer = storelink.api().get("/v2/connectors/a%00b");

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("urn:storelink:problem");
    }

    @Test
    void answersArePackedForThoseWhoUnpackThem() {
        Answer packed = storelink.api().with("Accept-Encoding", "gzip").get("/v2/connectors");
        Answer plain = storelink.api().get("/v2/connectors");

        assertThat(packed.status()).isEqualTo(200);
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.object()).isNotEmpty();
    }

    @Test
    void saysWhatMayBeDoneAtAnAddress() {
        Answer answer = storelink.api().options("/v2/external_accounts");

        assertThat(answer.status()).isBetween(200, 204);
        assertThat(answer.header("Allow")).contains("GET", "POST", "OPTIONS").doesNotContain("DELETE");
        assertProblem(ApiClient.of(storelink.server()).options("/v2/external_accounts"), 401, "unauthorized");
    }

    @Test
    void whatNoWayOfLinkingGivesIsRefusedWithTheReason() {
        String flat = "?format=flat&group_by=network&networks=apple:search_ads";
        for (String path : new String[] {
            "/v2/reports/adspend" + flat,
            "/v2/reports/subscriptions",
            "/v2/reports/usage?format=flat",
            "/v2/reports/finance?dataset=financial&currency=EUR",
            "/v2/reports/payments?include_inapps=true&dataset=none",
            "/v2/reviews?precision=4&stars=1,2&page=1"
        }) {
            JsonObject problem = assertProblem(storelink.api().get(path), 422, "capability-absent");
            assertThat(problem.getString("detail")).as(path).contains("of linking");
        }
        assertProblem(
                storelink.api().post("/v2/reviews/700L1/response", "{\"content\":\"Thank you\"}"), 404, "not-found");
        assertProblem(storelink.api().get("/v2/reports/nothing"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format=flat&include_inapps=true&combine=true&rollups=true&start_date=-30&end_date=-1",
                "format=flat&group_by=country&combine=true&rollups=true&granularity=monthly",
                "format=flat&group_by=products,dates&include_inapps=false&combine=false&dataset=none"
            })
    void reportsTakeWhatClientsOfTheOlderApiAsk(String query) {
        for (String report : new String[] {"sales", "revenue"}) {
            Answer answer = storelink.api().get("/v2/reports/" + report + "?" + query);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sales?combine=true&group_by=products, combine",
        "sales?rollups=true&format=flat&group_by=countries;dates, rollups",
        "sales?rollups=true&format=csv&group_by=dates, rollups",
        "sales?device=tablet, device",
        "sales?dataset=financial, dataset",
        "sales?currency=euro, currency",
        "sales?include_inapps=perhaps, include_inapps",
        "usage?combine=true&group_by=products, combine",
        "usage?device=tablet, device",
        "usage?dataset=financial, dataset",
        "usage?currency=EUR, currency",
        "finance?rollups=true&format=csv&group_by=dates, rollups",
        "payments?store=apple, store",
        "payments?storefronts=apple:ios, storefronts"
    })
    void whatWouldChangeFiguresAndIsNotOfferedIsRefused(String query, String field) {
        JsonObject problem = assertProblem(storelink.api().get("/v2/reports/" + query), 400, "bad-request");

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"products=", "products=999999999", "products=types:app;storefronts:none", "storefronts=none"})
    void aChoiceOfNoProductsIsToldInTheWordsOfTheOlderApi(String query) {
        JsonObject problem =
                assertProblem(storelink.api().get("/v2/reports/sales?format=flat&" + query), 400, "no-products");

        assertThat(problem.getString("message")).contains("or empty product parameter");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        JsonObject problem = assertProblem(storelink.api().post("/v2/external_accounts", "{"), 400, "bad-request");

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("body");
    }

    @Test
    void aWrongMethodIsRefusedWithTheAllowedOnes() {
        Answer answer = storelink.api().delete("/v2/connectors");

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void slashesTooManyDoNoHarm() {
        for (String path : new String[] {"/v2//connectors", "/v2/connectors/", "/v2/connectors?", "/v2"}) {
            assertThat(storelink.api().get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void theServerDoesNotSayWhatItIsMadeOf() {
        Answer answer = storelink.api().get("/v2/");

        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }

    private static JsonObject assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        JsonObject problem = answer.object();
        assertThat(problem.getString("type")).isEqualTo("urn:storelink:problem:" + slug);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("message")).isEqualTo(problem.getString("title"));
        assertThat(problem.getString("additional")).isEqualTo(problem.getString("detail"));
        return problem;
    }
}
