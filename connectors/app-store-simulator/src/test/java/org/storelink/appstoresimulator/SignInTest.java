package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.appstoresimulator.people.SignInLog.What.CODE_ASKED_FOR;
import static org.storelink.appstoresimulator.people.SignInLog.What.CODE_SENT_UNASKED;
import static org.storelink.appstoresimulator.people.SignInLog.What.LOCKED_OUT;
import static org.storelink.appstoresimulator.people.SignInLog.What.THROTTLED;
import static org.storelink.appstoresimulator.people.SignInLog.What.WRONG_PASSWORD;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.PasswordProtocol;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Person.SecondFactor;
import org.storelink.appstoresimulator.people.Practice;

class SignInTest {

    private AppStoreSimulator store;
    private Browser browser;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(Options.builder()
                .today(LocalDate.of(2026, 11, 23))
                .wrongPasswords(3)
                .build());
        browser = new Browser(store.uri(), 1);
    }

    @AfterEach
    void close() {
        browser.close();
        store.close();
    }

    @Test
    void tellsItsKeyInTwoWays() {
        HttpResponse<String> redirect = browser.send("HEAD", "/logout", "");
        HttpResponse<String> config = browser.get("/olympus/v1/app/config?hostname=itunesconnect.apple.com");

        String key = Browser.json(config).getString("authServiceKey");
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location")).hasValueSatisfying(location -> assertThat(location)
                .startsWith(store.uri() + "/appleauth")
                .contains("widgetKey=" + key));
    }

    @ParameterizedTest
    @EnumSource
    void acceptsThePasswordWhateverZerosTheNumbersBeginWith(PasswordProtocol protocol) {
        store.people().put(plain("quick@storelink.example", "pässword " + protocol, protocol));

        for (int i = 0; i < 60; i++) {
            assertThat(browser.signIn("quick@storelink.example", "pässword " + protocol)
                            .statusCode())
                    .as("sign-in %d", i)
                    .isEqualTo(200);
        }
        assertThat(store.signIns().attempts("quick@storelink.example")).isEqualTo(60);
    }

    @Test
    void refusesAWrongPasswordAndLocksAfterSeveral() {
        String someone = "someone@storelink.example";
        store.people().put(plain(someone, "right", PasswordProtocol.S2K));

        HttpResponse<String> wrong = browser.signIn(someone, "wrong");
        browser.signIn(someone, "Right");
        browser.signIn(someone, "right ");
        HttpResponse<String> right = browser.signIn(someone, "right");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("\"-20101\"");
        assertThat(right.statusCode()).isEqualTo(403);
        assertThat(right.body()).contains("\"-20209\"");
        assertThat(store.signIns().count(someone, WRONG_PASSWORD)).isEqualTo(3);
        assertThat(store.signIns().count(someone, LOCKED_OUT)).isEqualTo(1);
        store.people().unlock(someone);
        assertThat(browser.signIn(someone, "right").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotTellWhetherAnAppleIdExists() {
        HttpResponse<String> answer = browser.signIn("nobody@storelink.example", "secret");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"-20101\"");
    }

    @Test
    void wantsAnotherStampForEachSignIn() {
        String key = Browser.json(browser.get("/olympus/v1/app/config?hostname=itunesconnect.apple.com"))
                .getString("authServiceKey");

        HttpResponse<String> first = browser.get("/appleauth/auth/signin?widgetKey=" + key);
        HttpResponse<String> second = browser.get("/appleauth/auth/signin?widgetKey=" + key);

        assertThat(first.headers().firstValue("X-Apple-HC-Bits")).hasValue("10");
        assertThat(first.headers().firstValue("X-Apple-HC-Challenge"))
                .isPresent()
                .isNotEqualTo(second.headers().firstValue("X-Apple-HC-Challenge"));
        assertThat(browser.post("/appleauth/auth/signin/complete", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void countsAStampAsTheWorldDoes() {
        assertThat(Browser.stamp(11, "20230223170600", "4d74fb15eb23f465f1f6fcbf534e5877"))
                .endsWith("::6373");
        assertThat(Browser.stamp(12, "20230223213732", "f8b58554b2f22960fc0dc99aea342276"))
                .endsWith("::2381");
    }

    @Test
    void takesACodeFromADeviceThenTrustsTheBrowser() {
        HttpResponse<String> password = browser.signIn(store.appleId(), store.password());
        assertThat(password.statusCode()).isEqualTo(409);
        assertThat(browser.codeOptions().containsKey("noTrustedDevices")).isFalse();

        HttpResponse<String> code =
                browser.typeDeviceCode(store.codes().newest(store.appleId()).orElseThrow());
        HttpResponse<String> trust = browser.trust();

        assertThat(code.statusCode()).isEqualTo(204);
        assertThat(code.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("myacinfo="));
        assertThat(trust.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.matches("DES[0-9a-f]{32}=\".+==SRVT\"; Max-Age=2592000;.*"))
                .anyMatch(cookie -> cookie.startsWith("myacinfo="));
        assertThat(Browser.json(browser.session()).getJsonObject("user").getString("emailAddress"))
                .isEqualTo(store.appleId());
        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void trustsABrowserForThirtyDaysIfItQuotes() {
        signInWithDeviceCode();
        String name = browser.cookies().keySet().stream()
                .filter(each -> each.startsWith("DES"))
                .findFirst()
                .orElseThrow();
        String value = Objects.requireNonNull(browser.cookies().get(name));

        browser.cookies().put(name, value.replace("\"", ""));
        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(409);
        browser.cookies().put(name, value);
        store.clock().advance(Duration.ofDays(29));
        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(200);
        store.clock().advance(Duration.ofDays(1));
        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void asksForACodeAgainOnceTheBrowserIsForgotten() {
        signInWithDeviceCode();

        store.sessions().forgetBrowsers(store.appleId());

        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void sendsToTheOnlyNumberByItself() {
        browser.signIn(Practice.SMS, store.password());

        var options = browser.codeOptions();
        HttpResponse<String> code =
                browser.typePhoneCode(store.codes().newest(Practice.SMS).orElseThrow(), 1, "sms");

        assertThat(options.getBoolean("noTrustedDevices")).isTrue();
        assertThat(options.getString("mode")).isEqualTo("sms");
        assertThat(options.getJsonArray("trustedPhoneNumbers").getJsonObject(0).getString("numberWithDialCode"))
                .isEqualTo("+1 •••\u00a0•••\u00a0••42");
        assertThat(code.statusCode()).isEqualTo(204);
        assertThat(store.signIns().count(Practice.SMS, CODE_SENT_UNASKED)).isEqualTo(1);
        assertThat(store.signIns().count(Practice.SMS, CODE_ASKED_FOR)).isZero();
    }

    @Test
    void waitsForAChoiceAmongSeveralNumbers() {
        browser.signIn(Practice.NUMBERS, store.password());
        assertThat(browser.codeOptions().getJsonArray("trustedPhoneNumbers")).hasSize(3);
        assertThat(store.codes().newest(Practice.NUMBERS)).isEmpty();

        assertThat(browser.askForCode(2, "sms").statusCode()).isEqualTo(200);

        String code = store.codes().newest(Practice.NUMBERS, "sms").orElseThrow();
        assertThat(browser.typePhoneCode(code, 1, "sms").statusCode()).isEqualTo(400);
        assertThat(browser.typePhoneCode(code, 2, "sms").statusCode()).isEqualTo(204);
        assertThat(store.signIns().count(Practice.NUMBERS, CODE_ASKED_FOR)).isEqualTo(1);
    }

    @Test
    void callsANumberThatCannotReadMessages() {
        browser.signIn(Practice.VOICE, store.password());

        assertThat(browser.codeOptions().getString("mode")).isEqualTo("voice");
        assertThat(browser.askForCode(1, "sms").statusCode()).isEqualTo(500);
        assertThat(browser.askForCode(1, "voice").statusCode()).isEqualTo(200);
        String code = store.codes().newest(Practice.VOICE, "voice").orElseThrow();
        assertThat(browser.typePhoneCode(code, 1, "voice").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, 400, service_errors",
                "CODE_IN_SERVICE_ERRORS, 400, serviceErrors",
                "CODE_IN_VALIDATION_ERRORS, 200, validationErrors"
            })
    void tellsAWrongCodeByThreeNames(FaultKind kind, int status, String list) {
        if (kind != null) {
            store.faults().add(Fault.of(kind));
        }
        browser.signIn(store.appleId(), store.password());

        HttpResponse<String> wrong = browser.typeDeviceCode(wrongCode());

        assertThat(wrong.statusCode()).isEqualTo(status);
        assertThat(Browser.json(wrong).getJsonArray(list).toString()).contains("-21669");
    }

    @Test
    void locksAfterTooManyWrongCodes() {
        browser.signIn(store.appleId(), store.password());
        for (int i = 0; i < 4; i++) {
            assertThat(browser.typeDeviceCode(wrongCode()).statusCode()).isEqualTo(400);
        }

        HttpResponse<String> last = browser.typeDeviceCode(wrongCode());
        HttpResponse<String> right =
                browser.typeDeviceCode(store.codes().newest(store.appleId()).orElseThrow());

        assertThat(last.statusCode()).isEqualTo(423);
        assertThat(Browser.json(last).getJsonObject("securityCode").getBoolean("tooManyCodesValidated"))
                .isTrue();
        assertThat(right.statusCode()).isEqualTo(423);
    }

    @Test
    void sendsOnlySoManyCodes() {
        browser.signIn(Practice.NUMBERS, store.password());
        for (int i = 0; i < 5; i++) {
            assertThat(browser.askForCode(1, "sms").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> sixth = browser.askForCode(1, "sms");

        assertThat(sixth.statusCode()).isEqualTo(423);
        assertThat(Browser.json(sixth).getJsonObject("securityCode").getBoolean("tooManyCodesSent"))
                .isTrue();
    }

    @Test
    void forgetsACodeAfterTenMinutes() {
        browser.signIn(store.appleId(), store.password());

        store.clock().advance(Duration.ofMinutes(10));

        assertThat(browser.typeDeviceCode(store.codes().newest(store.appleId()).orElseThrow())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void sendsWhoHasTermsPendingToTheirBrowser() {
        store.people().termsPending(store.appleId(), true);

        HttpResponse<String> answer = browser.signIn(store.appleId(), store.password());

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(Browser.json(answer).getString("authType")).isEqualTo("hsa2");
    }

    @Test
    void throttlesForAWhile() {
        store.people().throttle(store.appleId(), Duration.ofHours(2));

        HttpResponse<String> answer = browser.signIn(store.appleId(), store.password());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<title>503 Service Temporarily Unavailable</title>");
        store.clock().advance(Duration.ofHours(2));
        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(409);
        assertThat(store.signIns().count(store.appleId(), THROTTLED)).isEqualTo(1);
    }

    @Test
    void knowsPeopleWithoutAppStoreConnect() {
        HttpResponse<String> answer = browser.signIn(Practice.OUTSIDER, store.password());

        assertThat(answer.statusCode()).isNotEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("itctx="));
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429",
        "UNAVAILABLE, 503",
        "REDIRECT_PAGE, 200",
        "WRONG_PASSWORD, 401",
        "LOCKED, 403",
        "ACKNOWLEDGE, 412",
        "STORE_TROUBLE, 503"
    })
    void failsWhenTold(FaultKind kind, int status) {
        store.faults().add(Fault.of(kind).command("idmsa.complete").times(1));

        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(status);
        assertThat(store.signIns().attempts(store.appleId())).isEqualTo(1);
        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void namesAProtocolThatNobodyKnows() {
        browser.signIn(store.appleId(), store.password());
        store.faults().add(Fault.of(FaultKind.UNKNOWN_PROTOCOL));

        HttpResponse<String> init = browser.init(store.appleId(), new PasswordProof("", "", new byte[] {7}));

        assertThat(Browser.json(init).getString("protocol")).isEqualTo("s2k_v9");
    }

    @Test
    void canDoWithoutAStamp() {
        store.faults().add(Fault.of(FaultKind.NO_HASHCASH));

        assertThat(browser.signIn(store.appleId(), store.password()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void knowsTheOldTwoStepVerification() {
        store.people()
                .put(Person.of("old@storelink.example", "old")
                        .secondFactor(SecondFactor.HSA)
                        .device("iPod")
                        .accounts(List.of("121007001"))
                        .build());

        HttpResponse<String> answer = browser.signIn("old@storelink.example", "old");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(browser.codeOptions().getJsonArray("trustedDevices")).hasSize(1);
    }

    private void signInWithDeviceCode() {
        browser.signIn(store.appleId(), store.password());
        browser.typeDeviceCode(store.codes().newest(store.appleId()).orElseThrow());
        browser.trust();
    }

    private String wrongCode() {
        return store.codes().newest(store.appleId()).orElseThrow().equals("000000") ? "000001" : "000000";
    }

    private static Person plain(String appleId, String password, PasswordProtocol protocol) {
        return Person.of(appleId, password)
                .protocol(protocol)
                .iterations(2)
                .secondFactor(SecondFactor.NONE)
                .accounts(List.of("121007001"))
                .build();
    }
}
