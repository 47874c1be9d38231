package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReporterCommandsTest {

    private AppStoreSimulator store;
    private RawClient client;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().today(LocalDate.of(2026, 11, 23)).build());
        client = new RawClient(store.uri())
                .with("accesstoken", store.accessTokens().issue().value());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void tellsItsStatus() {
        assertThat(RawClient.element(client.sales("Sales.getStatus"), "Message"))
                .isEqualTo("OK");
        assertThat(RawClient.element(client.finance("Finance.getStatus"), "Message"))
                .isEqualTo("OK");
        assertThat(RawClient.text(client.with("mode", "Normal").sales("Sales.getStatus")))
                .contains("OK")
                .doesNotContain("<");
    }

    @Test
    void listsAccountsWithoutBeingToldOne() {
        String accounts = RawClient.element(client.sales("Sales.getAccounts"), "Accounts");

        assertThat(accounts)
                .isEqualTo("<Account><Name>Northlight &amp; Daughters</Name><Number>121007001</Number></Account>"
                        + "<Account><Name>Kiosk “1” &lt;Söhne&gt;</Name><Number>121007002</Number></Account>");
    }

    @Test
    void listsTheVendorsOfAnAccount() {
        client.with("account", "121007001");

        assertThat(RawClient.element(client.sales("Sales.getVendors"), "Vendors"))
                .isEqualTo("<Vendor>85410007</Vendor><Vendor>85410019</Vendor><Vendor>85410031</Vendor>");
        assertThat(RawClient.text(client.with("mode", "Normal").sales("Sales.getVendors")))
                .isEqualTo("85410007\n85410019\n85410031\n");
    }

    @Test
    void understandsTheOtherSpellingOfAccountAndMode() {
        client.without("mode");

        assertThat(RawClient.element(client.sales("m=Robot.XML, a=121007002, Sales.getVendors"), "Vendor"))
                .isEqualTo("85416019");
        assertThat(RawClient.text(client.sales("a=121007002, Sales.getVendors")))
                .isEqualTo("85416019\n");
    }

    @Test
    void wantsToKnowTheAccountWhenThereAreSeveral() {
        assertThat(RawClient.element(client.sales("Sales.getVendors"), "Code")).isEqualTo("214");
        assertThat(RawClient.element(client.with("account", "None").sales("Sales.getVendors"), "Code"))
                .isEqualTo("214");
        assertThat(RawClient.element(client.with("account", "1").sales("Sales.getVendors"), "Code"))
                .isEqualTo("215");
        assertThat(client.with("account", "").sales("Sales.getVendors").statusCode())
                .isEqualTo(404);
    }

    @Test
    void givesAVendorToItsOwnAccountOnly() {
        client.with("account", "121007002");

        HttpResponse<byte[]> response = client.report("85410007", "Daily", "20261118");

        assertThat(RawClient.element(response, "Code")).isEqualTo("200");
    }

    @Test
    void tellsTheVersionOfAReport() {
        assertThat(RawClient.element(client.sales("Sales.getReportVersion, Sales,Summary"), "Version"))
                .isEqualTo("1_0");
        assertThat(RawClient.element(client.sales("Sales.getReportVersion, Subscriber,Detailed"), "Version"))
                .isEqualTo("1_3");
    }

    @Test
    void listsRegionsForFinance() {
        client.with("account", "121007002");

        assertThat(RawClient.element(client.finance("Finance.getVendorsAndRegions"), "VendorsAndRegions"))
                .isEqualTo("<Vendor><Number>85416019</Number><Region><Code>ZZ</Code>"
                        + "<Reports><Report>Financial</Report></Reports></Region></Vendor>");
    }

    @Test
    void sendsAReportAsGzipUnderItsName() {
        client.with("account", "121007001");

        HttpResponse<byte[]> response = client.report("85410007", "Monthly", "202610");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/a-gzip");
        assertThat(response.headers().firstValue("filename")).hasValue("S_M_85410007_202610.txt.gz");
        assertThat(response.headers().firstValue("downloadmsg"))
                .hasValue("Successfully downloaded S_M_85410007_202610.txt.gz");
        assertThat(NaiveReport.rows(RawClient.unpacked(response))).allSatisfy(row -> assertThat(row)
                .containsEntry("Begin Date", "10/01/2026")
                .containsEntry("End Date", "10/31/2026"));
    }

    @Test
    void acceptsTheCurrentReportVersion() {
        client.with("account", "121007001");

        HttpResponse<byte[]> response = client.sales("Sales.getReport, 85410007,Sales,Summary,Weekly,20261115,1_0");

        assertThat(response.headers().firstValue("filename")).isPresent();
    }

    @Test
    void countsWhatItIsAsked() {
        client.sales("Sales.getAccounts");
        client.report("85410007", "Daily", "20261118");
        client.report("85410007", "Daily", "20261118");

        assertThat(store.requests().count("Sales.getAccounts")).isEqualTo(1);
        assertThat(store.requests().count("Sales.getReport")).isEqualTo(2);
        assertThat(store.requests().count("85410007", "Sales", "Daily", "20261118"))
                .isEqualTo(2);
        assertThat(store.requests().byAnswer()).containsEntry("ok", 1).containsEntry("214", 2);
        assertThat(store.requests().passwordUses()).isZero();
    }
}
