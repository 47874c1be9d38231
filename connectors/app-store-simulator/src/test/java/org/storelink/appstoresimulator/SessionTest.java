package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;

class SessionTest {

    private static final String FIRST = "121007001";
    private static final String SECOND = "121007002";

    private AppStoreSimulator store;
    private Browser browser;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(Options.builder()
                .today(LocalDate.of(2026, 11, 23))
                .sessionLife(Duration.ofHours(8))
                .build());
        browser = new Browser(store.uri(), 2);
        browser.signIn(store.appleId(), store.password());
        browser.typeDeviceCode(store.codes().newest(store.appleId()).orElseThrow());
        browser.trust();
    }

    @AfterEach
    void close() {
        browser.close();
        store.close();
    }

    @Test
    void saysWhoOneIsAndForWhom() {
        JsonObject session = Browser.json(browser.session());

        assertThat(session.getJsonObject("provider").getInt("providerId")).isEqualTo(Integer.parseInt(FIRST));
        assertThat(session.getJsonArray("availableProviders")).hasSize(2);
        assertThat(session.getJsonArray("roles").toString()).isEqualTo("[\"ACCOUNT_HOLDER\",\"ADMIN\"]");
        assertThat(browser.cookies()).containsKeys("itctx", "dqsid", "itcdq", "wosid", "woinst");
    }

    @Test
    void switchesTheProviderInBothWays() {
        JsonObject other = Browser.json(browser.session())
                .getJsonArray("availableProviders")
                .getJsonObject(1);

        browser.post("/olympus/v1/session", "{\"provider\":{\"providerId\":" + SECOND + "}}");
        assertThat(provider()).isEqualTo(Integer.parseInt(SECOND));
        browser.post("/olympus/v1/session", "{\"provider\":{\"providerId\":" + FIRST + "}}");
        assertThat(provider()).isEqualTo(Integer.parseInt(FIRST));
        HttpResponse<String> newer =
                browser.post("/olympus/v1/providerSwitchRequests", """
                    {"data":{"type":"providerSwitchRequests","relationships":{"provider":{"data":{"type":"providers","id":"%s"}}}}}
                    """.formatted(other.getString("publicProviderId")));
        assertThat(newer.statusCode()).isEqualTo(201);
        assertThat(provider()).isEqualTo(Integer.parseInt(SECOND));
        assertThat(browser.post("/olympus/v1/session", "{\"provider\":{\"providerId\":1}}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void livesHalfAnHourWithoutUseAndIsRenewedByIt() {
        browser.session();

        store.clock().advance(Duration.ofMinutes(29));
        assertThat(browser.get("/olympus/v1/check").statusCode()).isEqualTo(200);
        store.clock().advance(Duration.ofMinutes(29));
        assertThat(browser.get("/olympus/v1/check").statusCode()).isEqualTo(200);
        store.clock().advance(Duration.ofMinutes(30));
        assertThat(browser.get("/olympus/v1/check").statusCode()).isEqualTo(401);
        assertThat(browser.session().statusCode()).isEqualTo(200);
        assertThat(browser.get("/olympus/v1/check").statusCode()).isEqualTo(200);
    }

    @Test
    void endsAfterItsHours() {
        store.clock().advance(Duration.ofHours(8));

        assertThat(browser.session().statusCode()).isEqualTo(401);
        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(200);
        assertThat(browser.session().statusCode()).isEqualTo(200);
    }

    @Test
    void endsWhenTold() {
        store.sessions().end(store.appleId());

        assertThat(browser.session().statusCode()).isEqualTo(401);
    }

    @Test
    void recognizesItsCookiesAfterARestart() {
        browser.session();
        try (AppStoreSimulator again = AppStoreSimulator.start(
                        Options.builder().today(LocalDate.of(2026, 11, 23)).build());
                Browser same = new Browser(again.uri(), 3)) {
            same.cookies().putAll(browser.cookies());

            assertThat(same.get("/olympus/v1/check").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void believesNoCookieThatItDidNotGive() {
        browser.session();
        browser.cookies().computeIfPresent("myacinfo", (_, value) -> "x" + value.substring(1));

        assertThat(browser.session().statusCode()).isEqualTo(401);
    }

    @Test
    void tellsRolesAndUsers() {
        browser.session();

        JsonObject actor = Browser.json(browser.get("/olympus/v1/actors?include=provider"))
                .getJsonArray("data")
                .getJsonObject(0);
        JsonObject users = Browser.json(browser.get("/iris/v1/users"));

        assertThat(actor.getJsonObject("attributes").getJsonArray("roles").toString())
                .isEqualTo("[\"ACCOUNT_HOLDER\",\"ADMIN\"]");
        assertThat(users.getJsonObject("meta").getJsonObject("paging").getInt("total"))
                .isEqualTo(5);
        store.people().put(store.people().get(store.appleId()).withRoles(Set.of(Role.SALES)));
        assertThat(browser.get("/iris/v1/users").statusCode()).isEqualTo(403);
    }

    @Test
    void listsTheAppsOfTheProvider() {
        browser.session();

        assertThat(Browser.json(browser.get("/iris/v1/apps")).getJsonArray("data"))
                .extracting(
                        app -> app.asJsonObject().getJsonObject("attributes").getString("name"))
                .contains("Tidewatch", "潮汐手账", "=SUM(Spoons)");
    }

    @Test
    void tellsReviewsToWhoMayReadThem() {
        browser.session();
        String reviews = "/iris/v1/apps/6740012300/customerReviews?limit=20&sort=-createdDate";

        assertThat(Browser.json(browser.get(reviews)).getJsonArray("data")).hasSize(20);
        store.people().put(store.people().get(store.appleId()).withRoles(Set.of(Role.SALES)));
        assertThat(browser.get(reviews).statusCode()).isEqualTo(403);
    }

    @Test
    void stopsUntilAnAgreementIsSigned() {
        browser.session();
        store.agreements().ask(FIRST, "The Paid Apps agreement has been updated.");

        assertThat(Browser.structure(browser.get("/olympus/v1/contractMessages"))
                        .asJsonArray())
                .hasSize(1);
        assertThat(browser.get("/iris/v1/apps").body()).contains("REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED");
        store.agreements().sign(FIRST);
        assertThat(browser.get("/olympus/v1/contractMessages").body()).isEqualTo("[]");
        assertThat(browser.get("/iris/v1/apps").statusCode()).isEqualTo(200);
    }

    @Test
    void failsWhenTold() {
        store.faults().add(Fault.of(FaultKind.NO_PROVIDER).times(1));
        store.faults().add(Fault.of(FaultKind.OTHER_SHAPE).command("iris.apps").times(1));

        assertThat(Browser.json(browser.session())).doesNotContainKey("provider");
        browser.session();
        assertThat(browser.get("/iris/v1/apps").body()).isEqualTo("{\"payload\":\"moved\"}");
    }

    @Test
    void showsCodesAsADeviceWould() {
        String code = store.codes().newest(store.appleId()).orElseThrow();

        assertThat(browser.get("/phone").body()).contains(code, "Pat’s iPhone");
        assertThat(browser.get("/control/codes").body()).contains(code);
    }

    @Test
    void isMovedByItsControls() {
        browser.post(
                "/control/people",
                "{\"appleId\":\"" + store.appleId()
                        + "\",\"locked\":true,\"throttleFor\":\"PT1H\",\"roles\":\"SALES\"}");

        assertThat(store.people().isLocked(store.appleId())).isTrue();
        assertThat(store.people().isThrottled(store.appleId())).isTrue();
        assertThat(store.people().get(store.appleId()).roles()).containsExactly(Role.SALES);
        assertThat(browser.get("/control/people").body()).contains(Practice.NUMBERS);
        assertThat(browser.get("/control/sign-ins").body()).contains("RIGHT_PASSWORD", "CODE_SENT_UNASKED");
        assertThat(browser.post("/control/people", "{\"appleId\":\"who\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void writesCookiesAsAppleDoesIfTold() {
        try (AppStoreSimulator strict = AppStoreSimulator.start(
                        Options.builder().cookiesAsApple(true).build());
                Browser visitor = new Browser(strict.uri(), 4)) {
            visitor.signIn(Practice.SMS, strict.password());
            HttpResponse<String> code =
                    visitor.typePhoneCode(strict.codes().newest(Practice.SMS).orElseThrow(), 1, "sms");

            assertThat(code.headers().allValues("Set-Cookie"))
                    .allMatch(cookie -> cookie.contains("; Domain=apple.com; Secure"));
        }
    }

    private int provider() {
        return Browser.json(browser.session()).getJsonObject("provider").getInt("providerId");
    }
}
