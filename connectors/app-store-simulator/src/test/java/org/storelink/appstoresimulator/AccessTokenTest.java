package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoresimulator.reporter.AccessTokens.AccessToken;

class AccessTokenTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private AppStoreSimulator store;
    private RawClient owner;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(Options.builder().today(TODAY).build());
        owner = new RawClient(store.uri())
                .with("userid", store.appleId())
                .with("password", store.appSpecificPassword());
    }

    @AfterEach
    void close() {
        owner.close();
        store.close();
    }

    @Test
    void isMadeInTwoSteps() {
        HttpResponse<byte[]> notice = owner.sales("Sales.generateToken");
        String requestId = notice.headers().firstValue("service_request_id").orElseThrow();

        HttpResponse<byte[]> token = owner.sales("Sales.generateToken", "&isExistingToken=Y&requestId=" + requestId);

        assertThat(RawClient.text(notice)).doesNotContain("AccessToken:");
        assertThat(RawClient.text(token))
                .matches("AccessToken:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\nExpiration Date:2027-05-22\n");
        assertThat(store.requests().passwordUses()).isEqualTo(2);
    }

    @Test
    void isMadeAlsoWhenTheRequestIdStandsInTheAddress() {
        String requestId = owner.finance("Finance.generateToken")
                .headers()
                .firstValue("service_request_id")
                .orElseThrow();

        HttpResponse<byte[]> token = owner.post(
                "reportservice/finance/v1?isExistingToken=Y&requestId=" + requestId,
                owner.jsonRequest("[p=Reporter.properties, Finance.generateToken]"));

        assertThat(RawClient.text(token)).startsWith("AccessToken:");
    }

    @Test
    void isMadeOncePerRequestId() {
        String requestId = owner.sales("Sales.generateToken")
                .headers()
                .firstValue("service_request_id")
                .orElseThrow();
        owner.sales("Sales.generateToken", "&isExistingToken=Y&requestId=" + requestId);

        HttpResponse<byte[]> again = owner.sales("Sales.generateToken", "&isExistingToken=Y&requestId=" + requestId);

        assertThat(RawClient.element(again, "Code")).isEqualTo("212");
    }

    @Test
    void isShownToItsOwnerInBothModes() {
        String token = generated();

        HttpResponse<byte[]> xml = owner.sales("Sales.viewToken");
        HttpResponse<byte[]> text = owner.with("mode", "Normal").sales("Sales.viewToken");

        assertThat(RawClient.element(xml, "AccessToken")).isEqualTo(token);
        assertThat(RawClient.element(xml, "ExpirationDate")).isEqualTo("2027-05-22");
        assertThat(RawClient.text(text)).isEqualTo("AccessToken:" + token + "\nExpiration Date:2027-05-22\n");
    }

    @Test
    void opensWhatThePasswordDoesNot() {
        String token = generated();

        assertThat(RawClient.element(owner.sales("Sales.getAccounts"), "Code")).isEqualTo("132");
        assertThat(RawClient.text(
                        owner.without("password").with("accesstoken", token).sales("Sales.getAccounts")))
                .contains("<Number>121007001</Number>");
    }

    @Test
    void voidsTheOneBefore() {
        String former = generated();
        String latter = generated();
        owner.without("password");

        assertThat(RawClient.element(owner.with("accesstoken", former).sales("Sales.getStatus"), "Code"))
                .isEqualTo("124");
        assertThat(RawClient.element(owner.with("accesstoken", latter).sales("Sales.getStatus"), "Message"))
                .isEqualTo("OK");
    }

    @Test
    void isGoodFor180Days() {
        String token = generated();
        owner.without("password").with("accesstoken", token);

        store.clock().today(TODAY.plusDays(179));
        assertThat(RawClient.element(owner.sales("Sales.getStatus"), "Message")).isEqualTo("OK");

        store.clock().today(TODAY.plusDays(180));
        assertThat(RawClient.element(owner.sales("Sales.getStatus"), "Code")).isEqualTo("123");
    }

    @Test
    void canBeDeleted() {
        String token = generated();

        assertThat(owner.sales("Sales.deleteToken").statusCode()).isEqualTo(200);

        assertThat(RawClient.element(owner.sales("Sales.viewToken"), "Code")).isEqualTo("125");
        assertThat(RawClient.element(owner.sales("Sales.deleteToken"), "Code")).isEqualTo("125");
        assertThat(RawClient.element(owner.with("accesstoken", token).sales("Sales.getStatus"), "Code"))
                .isEqualTo("124");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sales.generateToken", "Sales.viewToken", "Sales.deleteToken"})
    void takesTheRightPasswordOnly(String command) {
        assertThat(RawClient.element(
                        owner.with("password", "abcd-efgh-ijkl-mnop").sales(command), "Code"))
                .isEqualTo("108");
        assertThat(RawClient.element(owner.without("password").sales(command), "Code"))
                .isEqualTo("108");
        assertThat(RawClient.element(
                        owner.with("password", store.appSpecificPassword())
                                .with("userid", "somebody@else.example")
                                .sales(command),
                        "Code"))
                .isEqualTo("108");
    }

    @Test
    void errorsWhoseNumberNobodyKnowsCanBeRenumbered() {
        try (AppStoreSimulator other = AppStoreSimulator.start(Options.builder()
                        .wrongCredentials(777)
                        .missingToken(124)
                        .build());
                RawClient client = new RawClient(other.uri()).with("userid", other.appleId())) {
            assertThat(RawClient.element(client.with("password", "wrong").sales("Sales.viewToken"), "Code"))
                    .isEqualTo("777");
            assertThat(RawClient.element(
                            client.with("password", other.appSpecificPassword()).sales("Sales.viewToken"), "Code"))
                    .isEqualTo("124");
        }
    }

    private String generated() {
        String requestId = owner.sales("Sales.generateToken")
                .headers()
                .firstValue("service_request_id")
                .orElseThrow();
        String text = RawClient.text(owner.sales("Sales.generateToken", "&isExistingToken=Y&requestId=" + requestId));
        return text.substring("AccessToken:".length(), text.indexOf('\n'));
    }

    @Test
    void outlivesARestartWhenAFileKeepsIt(@TempDir Path folder) {
        Options options = Options.builder()
                .today(TODAY)
                .tokenFile(folder.resolve("token"))
                .build();
        AccessToken issued;
        AccessToken next;
        try (AppStoreSimulator first = AppStoreSimulator.start(options)) {
            issued = first.accessTokens().issue();
        }

        try (AppStoreSimulator second = AppStoreSimulator.start(options)) {
            assertThat(second.accessTokens().current()).contains(issued);
            next = second.accessTokens().issue();
            second.accessTokens().delete();
        }

        assertThat(next.value()).isNotEqualTo(issued.value());
        try (AppStoreSimulator third = AppStoreSimulator.start(options)) {
            assertThat(third.accessTokens().current()).isEmpty();
        }
    }
}
