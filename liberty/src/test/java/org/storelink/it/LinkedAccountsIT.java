package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.it.ApiClient.Answer;

/** The life of a linked account over REST, in order: what is refused, linking, managing, unlinking and linking again. */
@ExtendWith(SharedStorelink.class)
@PracticeStore(accounts = 1, vendors = 2, rowsPerDay = 3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LinkedAccountsIT {

    private static final String CONNECTOR = "app-store-connect";

    private final Storelink storelink;
    private final ApiClient api;
    private final List<String> bodies = new ArrayList<>();

    LinkedAccountsIT(Storelink storelink) {
        this.storelink = storelink;
        this.api = storelink.api();
    }

    @Test
    @Order(1)
    void showsTheInstalledConnectorWithItsModes() {
        JsonObject connector = seen(api.get("/v2/connectors/" + CONNECTOR)).object();

        JsonObject mode = connector.getJsonArray("modes").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("id").equals("app-password"))
                .findFirst()
                .orElseThrow();
        assertThat(connector.getString("state")).isEqualTo("installed");
        assertThat(mode.getJsonObject("capabilities").getJsonObject("sales").getBoolean("offered"))
                .isTrue();
        JsonObject usage = mode.getJsonObject("capabilities").getJsonObject("usage");
        assertThat(usage.getBoolean("offered")).isFalse();
        assertThat(usage.getString("reason")).isNotBlank();
        JsonObject password = mode.getJsonArray("fields").getJsonObject(1);
        assertThat(password.getString("name")).isEqualTo("password");
        assertThat(password.getBoolean("secret")).isTrue();
        assertThat(password.getJsonObject("format").getString("words")).contains("xxxx-xxxx-xxxx-xxxx");
        assertThat(api.get("/v2/connectors").object().getJsonArray("results")).hasSize(1);
        assertThat(api.get("/v2/connectors/other").status()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void checksTheFormBeforeAnythingIsSent() {
        assertBadFields(post(ours("app-password", "not a password")), "credentials.password");
        assertBadFields(post(ours("magic", storelink.store().appSpecificPassword())), "mode");
        assertBadFields(post("{\"store\":\"elsewhere\",\"username\":\"a@b.example\",\"password\":\"x\"}"), "store");
        assertBadFields(post("{\"mode\":\"app-password\"}"), "connector", "credentials");
        assertBadFields(post("{\"connector\":\"" + CONNECTOR + "\",\"credentials\":7}"), "credentials");
        assertBadFields(
                post("{\"connector\":\"" + CONNECTOR
                        + "\",\"mode\":\"app-password\",\"credentials\":{\"password\":5}}"),
                "credentials.password");

        assertThat(storelink.store().requests().total()).isZero();
    }

    @Test
    @Order(3)
    void saysWhatTheStoreRefused() {
        Answer answer = post(older("mnop-ijkl-efgh-abcd"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.object().getString("type")).endsWith(":store-refused");
        assertThat(api.get("/v2/external_accounts").object()).isEmpty();
        assertThat(storelink.store().requests().passwordUses()).isEqualTo(1);
    }

    @Test
    @Order(4)
    void linksByTheFormOfOlderClients() {
        JsonObject account = finish(post(older(storelink.store().appSpecificPassword())));

        assertThat(account.keySet())
                .contains(
                        "id",
                        "account_id",
                        "nickname",
                        "username",
                        "auto_import",
                        "store_id",
                        "store",
                        "metadata",
                        "connector",
                        "mode",
                        "state",
                        "state_since",
                        "state_detail",
                        "next_step",
                        "capabilities",
                        "identity",
                        "vendors",
                        "last_sync",
                        "next_sync",
                        "complete_through",
                        "credential_expires_at",
                        "linked_at");
        assertThat(account.getString("nickname")).isEqualTo("Practice");
        assertThat(account.getString("store")).isEqualTo("apple");
        assertThat(account.getInt("store_id")).isEqualTo(1);
        assertThat(account.getString("mode")).isEqualTo("app-password");
        assertThat(account.getJsonArray("vendors")).hasSize(2);
        assertThat(account.getJsonObject("metadata").getJsonNumber("vendor_id").longValue())
                .isPositive();
        JsonObject capabilities = account.getJsonObject("capabilities");
        assertThat(capabilities.getJsonObject("sales").getString("state")).isEqualTo("granted");
        assertThat(capabilities.getJsonObject("ad_spend").getString("state")).isEqualTo("absent");
        assertThat(capabilities.getJsonObject("ad_spend").getString("reason")).isNotBlank();
    }

    @Test
    @Order(5)
    void refusesToLinkTheSameAccountTwice() {
        Answer answer = post(ours("app-password", storelink.store().appSpecificPassword()));
        Answer last = answer.status() == 202 ? answered(answer.object().getJsonObject("link")) : answer;

        assertThat(last.status()).as(last.body()).isEqualTo(409);
        assertThat(last.object().getString("detail")).contains("Practice");
    }

    @Test
    @Order(6)
    void listsByIdOrInPages() {
        JsonObject byId = seen(api.get("/v2/external_accounts")).object();
        JsonObject page = seen(api.get("/v2/external_accounts?count=1")).object();

        String id = byId.keySet().iterator().next();
        assertThat(byId.getJsonObject(id).getInt("id")).isEqualTo(Integer.parseInt(id));
        assertThat(page.getJsonObject("metadata").getJsonObject("resultset").getInt("total_count"))
                .isEqualTo(1);
        assertThat(page.getJsonArray("results")).hasSize(1);
    }

    @Test
    @Order(7)
    void isChangedPausedResumedAndChecked() {
        String path = "/v2/external_accounts/" + id();
        JsonString code =
                api.get(path).object().getJsonArray("vendors").getJsonObject(0).getJsonString("code");

        JsonObject changed = seen(api.put(path, "{\"nickname\":\"Renamed\",\"vendors\":[" + code + "]}"))
                .object();
        assertThat(changed.getString("nickname")).isEqualTo("Renamed");
        assertThat(changed.getJsonArray("vendors").getValuesAs(JsonObject.class))
                .filteredOn(vendor -> vendor.getBoolean("chosen"))
                .hasSize(1);
        assertBadFields(api.put(path, "{\"nickname\":\"\",\"vendors\":[\"none\"]}"), "nickname", "vendors");
        assertThat(seen(api.post(path + "/pause", "")).object().getString("state"))
                .isEqualTo("paused");
        assertThat(seen(api.post(path + "/sync", "")).status()).isEqualTo(409);
        assertThat(seen(api.post(path + "/check", "")).status()).isIn(200, 409);
        assertThat(seen(api.post(path + "/resume", "")).object().getString("state"))
                .isNotEqualTo("paused");
        assertThat(seen(api.post(path + "/sync", "")).status()).isEqualTo(202);
    }

    @Test
    @Order(8)
    void isLinkedAgainWithANewPassword() {
        String path = "/v2/external_accounts/" + id();
        String credentials = "{\"credentials\":[{\"mode\":\"app-password\",\"values\":{\"apple_id\":\""
                + storelink.store().appleId() + "\",\"password\":\""
                + storelink.store().appSpecificPassword() + "\"}}]}";

        JsonObject account = finish(seen(api.put(path, credentials)));

        assertThat(account.getString("nickname")).isEqualTo("Renamed");
        assertThat(account.getInt("id")).isEqualTo(id());
    }

    @Test
    @Order(9)
    void goesOnAsTheSameAccountAfterItWasUnlinkedWithItsDataKept() {
        int id = id();
        assertThat(api.delete("/v2/external_accounts/" + id + "?data=sell").status())
                .isEqualTo(400);

        assertThat(api.delete("/v2/external_accounts/" + id + "?data=keep").status())
                .isEqualTo(204);
        assertThat(api.get("/v2/external_accounts/" + id).status()).isEqualTo(404);

        JsonObject again = finish(post(ours(
                "app-password",
                storelink.store().appSpecificPassword(),
                Json.createObjectBuilder().add("preview", true))));
        assertThat(again.getInt("id")).isEqualTo(id);
    }

    @Test
    @Order(10)
    void forgetsAnAccountThatIsErased() {
        int id = id();
        new LinkedPracticeStore(storelink, id).awaitCollected();

        assertThat(api.delete("/v2/external_accounts/" + id + "?data=erase").status())
                .isEqualTo(204);

        assertThat(api.get("/v2/external_accounts").object()).isEmpty();
        assertThat(api.post("/v2/external_accounts/" + id + "/sync", "").status())
                .isEqualTo(404);
    }

    @Test
    @Order(11)
    void neverShowsAPassword() {
        assertThat(bodies)
                .hasSizeGreaterThan(15)
                .noneMatch(body -> body.contains(storelink.store().appSpecificPassword()));
    }

    private int id() {
        return Integer.parseInt(
                api.get("/v2/external_accounts").object().keySet().iterator().next());
    }

    private Answer post(String body) {
        return seen(api.post("/v2/external_accounts", body));
    }

    private Answer seen(Answer answer) {
        bodies.add(answer.body());
        return answer;
    }

    private String older(String password) {
        return Json.createObjectBuilder()
                .add("nickname", "Practice")
                .add("store", "apple")
                .add("username", storelink.store().appleId())
                .add("password", password)
                .add("auto_import", true)
                .add("metadata", Json.createObjectBuilder())
                .build()
                .toString();
    }

    private String ours(String mode, String password) {
        return ours(mode, password, Json.createObjectBuilder());
    }

    private String ours(String mode, String password, JsonObjectBuilder more) {
        return more.add("nickname", "Practice")
                .add("connector", CONNECTOR)
                .add("mode", mode)
                .add(
                        "credentials",
                        Json.createObjectBuilder()
                                .add("apple_id", storelink.store().appleId())
                                .add("password", password))
                .build()
                .toString();
    }

    /** Answers whatever is asked, choosing everything, and gives the account. */
    private JsonObject finish(Answer answer) {
        if (answer.status() != 202) {
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            return answer.object();
        }
        Answer last = answered(answer.object().getJsonObject("link"));
        assertThat(last.status()).as(last.body()).isEqualTo(200);
        assertThat(last.object().getString("state")).isEqualTo("linked");
        return last.object().getJsonObject("account");
    }

    private Answer answered(JsonObject link) {
        String path = "/v2/links/" + link.getString("id");
        assertThat(seen(api.get(path)).object()).isEqualTo(link);
        String answer =
                switch (link.getString("state")) {
                    case "consent" -> "{\"done\":true}";
                    case "choose" -> choices(link);
                    case "preview" -> confirmation(link);
                    default -> throw new AssertionError(link);
                };
        assertBadFields(
                api.post(path + "/answer", "{\"code\":\"123456\"}"),
                switch (link.getString("state")) {
                    case "consent" -> "done";
                    case "preview" -> "link";
                    default -> "choices";
                });
        Answer next = seen(api.post(path + "/answer", answer));
        boolean goesOn =
                next.status() == 200 && !next.object().getString("state").equals("linked");
        return goesOn ? answered(next.object()) : next;
    }

    /** Nothing is saved while the preview is looked at. */
    private String confirmation(JsonObject link) {
        JsonObject preview = link.getJsonObject("preview");
        assertThat(preview.getJsonObject("capabilities").getJsonObject("sales").getString("state"))
                .isEqualTo("granted");
        assertThat(preview.getJsonArray("vendors")).hasSize(2);
        assertThat(api.get("/v2/external_accounts").object()).isEmpty();
        return "{\"link\":true}";
    }

    private static String choices(JsonObject link) {
        boolean several = link.getJsonObject("challenge").getBoolean("several");
        List<JsonString> ids = link.getJsonArray("options").getValuesAs(JsonObject.class).stream()
                .map(option -> option.getJsonString("id"))
                .toList();
        return several
                ? Json.createObjectBuilder()
                        .add("choices", Json.createArrayBuilder(ids))
                        .build()
                        .toString()
                : Json.createObjectBuilder()
                        .add("choice", ids.getFirst())
                        .build()
                        .toString();
    }

    private void assertBadFields(Answer answer, String... fields) {
        seen(answer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.object().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("field"))
                .containsExactly(fields);
    }
}
