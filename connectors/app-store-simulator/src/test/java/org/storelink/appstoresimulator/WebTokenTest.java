package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.people.Practice;

class WebTokenTest {

    private static final String PROXY =
            "/trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/";
    private static final String WEB_OBJECTS = "/WebObjects/iTunesConnect.woa/ra/";

    private AppStoreSimulator store;
    private Browser browser;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().today(LocalDate.of(2026, 11, 23)).build());
        browser = new Browser(store.uri(), 5);
    }

    @AfterEach
    void close() {
        browser.close();
        store.close();
    }

    @Test
    void tellsTheVendorNumbersOfTheProvider() {
        browser.enter(store, Practice.SMS);
        browser.always("x-csrf-itc", "itc");

        JsonObject user = Browser.json(browser.get(WEB_OBJECTS + "user/detail")).getJsonObject("data");
        String provider = user.getString("contentProviderId");
        JsonObject vendors = Browser.json(
                browser.get(WEB_OBJECTS + "paymentConsolidation/providers/" + provider + "/sapVendorNumbers"));

        assertThat(user.getJsonArray("associatedAccounts").toString()).contains("[\"FINANCE\",\"SALES\"]");
        assertThat(vendors.getJsonArray("data"))
                .extracting(vendor -> vendor.asJsonObject().getInt("sapVendorNumber"))
                .containsExactly(85410007, 85410019, 85410031);
        assertThat(browser.get(WEB_OBJECTS + "paymentConsolidation/providers/121007002/sapVendorNumbers")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void wantsTheHeaderAndARole() {
        browser.enter(store, Practice.REPLIES);
        String vendors = WEB_OBJECTS + "paymentConsolidation/providers/121007001/sapVendorNumbers";

        assertThat(browser.get(vendors).statusCode()).isEqualTo(403);
        browser.always("x-csrf-itc", "itc");
        assertThat(browser.get(WEB_OBJECTS + "user/detail").statusCode()).isEqualTo(200);
        assertThat(browser.get(vendors).statusCode()).isEqualTo(403);
    }

    @Test
    void readsATokenThatFetchesSales() {
        browser.enter(store, Practice.SMS);
        takeFormToken();
        JsonObject none = Browser.json(browser.get(PROXY + "getAccessKey"));
        JsonObject made = Browser.json(browser.get(PROXY + "resetAccessKey"));
        JsonObject read = Browser.json(browser.get(PROXY + "getAccessKey"));

        String token = read.getJsonObject("result").getJsonObject("data").getString("accessKey");
        assertThat(none.getJsonObject("error").getString("code")).isEqualTo("702");
        assertThat(read).isEqualTo(made);
        assertThat(read.getJsonObject("result").getJsonObject("data").getString("expiryDate"))
                .isEqualTo("May 22, 2027");
        try (RawClient reporter = new RawClient(store.uri()).with("accesstoken", token)) {
            HttpResponse<byte[]> report = reporter.report("85410007", "Daily", "20261118");
            assertThat(RawClient.text(reporter.sales("Sales.getAccounts")))
                    .contains("121007001")
                    .doesNotContain("121007002");
            assertThat(report.headers().firstValue("filename")).isPresent();
        }
    }

    @Test
    void leavesOtherPeoplesTokensAlone() {
        String before = store.accessTokens().issue().value();
        browser.enter(store, Practice.SMS);
        takeFormToken();

        browser.get(PROXY + "resetAccessKey");

        assertThat(store.accessTokens().current().orElseThrow().value()).isEqualTo(before);
        try (RawClient reporter = new RawClient(store.uri()).with("accesstoken", before)) {
            assertThat(RawClient.text(reporter.sales("Sales.getAccounts"))).contains("121007002");
        }
    }

    @Test
    void tellsAnExpiredTokenAsNone() {
        store.tokens().of(Practice.SMS).issue();
        store.clock().advance(Duration.ofDays(180));
        browser.enter(store, Practice.SMS);
        takeFormToken();

        assertThat(browser.get(PROXY + "getAccessKey").body()).contains("702");
    }

    @Test
    void wantsAFormToken() {
        browser.enter(store, Practice.SMS);

        assertThat(browser.get(PROXY + "getAccessKey").statusCode()).isEqualTo(403);
    }

    private void takeFormToken() {
        browser.always("FETCH-CSRF-TOKEN", "1");
        String words = browser.post("/trends/gsf/owasp/csrf-guard.js", "").body();
        browser.always("CSRF", words.substring(words.lastIndexOf(':') + 1));
    }
}
