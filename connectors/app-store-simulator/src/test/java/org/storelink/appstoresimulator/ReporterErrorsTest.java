package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoresimulator.reporter.ErrorStatuses;

class ReporterErrorsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private AppStoreSimulator store;
    private RawClient client;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().accounts(1).today(TODAY).build());
        client = new RawClient(store.uri())
                .with("accesstoken", store.accessTokens().issue().value());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        100; Purchases.getReport
        100; Finance.getStatus
        100; nonsense
        101; Sales.makeCoffee
        101; Sales.getVendorsAndRegions
        102; Sales.getReport, 85410007,Sales,Summary,Daily
        102; Sales.getReport, 85410007,Sales,Summary,Daily,20261120,1_0,more
        102; Sales.getReportVersion, Sales
        120; Sales.getReport, 85410007,Sales,Summary,Daily,20261120,9_9
        121; Sales.getReport, 85410007,Subscription,Summary,Daily,20261120
        200; Sales.getReport, 12345678,Sales,Summary,Daily,20261120
        201; Sales.getReport, 85410007,Rumours,Summary,Daily,20261120
        202; Sales.getReport, 85410007,Sales,Shouted,Daily,20261120
        203; Sales.getReport, 85410007,Sales,Detailed,Daily,20261120
        204; Sales.getReport, 85410007,Sales,Summary,Hourly,20261120
        205; Sales.getReport, 85410007,Sales,Summary,Daily,20261131
        205; Sales.getReport, 85410007,Sales,Summary,Daily,2026-11-20
        205; Sales.getReport, 85410007,Sales,Summary,Weekly,20261121
        205; Sales.getReport, 85410007,Sales,Summary,Monthly,20261101
        205; Sales.getReport, 85410007,Sales,Summary,Yearly,26
        206; Sales.getReport, 85410007,Subscriber,Detailed,Yearly,2025
        209; Sales.getReport, 85410007,Sales,Summary,Daily,20251122
        209; Sales.getReport, 85410007,Sales,Summary,Weekly,20251116
        209; Sales.getReport, 85410007,Sales,Summary,Monthly,202510
        209; Sales.getReport, 85410007,Sales,Summary,Yearly,2018
        210; Sales.getReport, 85410007,Sales,Summary,Daily,20261123
        210; Sales.getReport, 85410007,Sales,Summary,Weekly,20261129
        210; Sales.getReport, 85410007,Sales,Summary,Monthly,202611
        210; Sales.getReport, 85410007,Sales,Summary,Yearly,2026
        213; Sales.getReport, 85410007,Pre-Order,Summary,Monthly,202610
        213; Sales.getReport, 85410007,Subscriber,Detailed,Daily,20261118,1_3
        120; Sales.getReport, 85410007,Subscription,Summary,Daily,20261120,1_2
        209; Sales.getReport, 85410007,Subscription,Summary,Daily,20251122,1_3
        210; Sales.getReport, 85410007,Subscription,Summary,Daily,20261122,1_3
        210; Sales.getReport, 85410007,SubscriptionEvent,Summary,Daily,20261121,1_3
        """)
    void refusesByNumber(int code, String query) {
        HttpResponse<byte[]> response = client.sales(query);

        assertThat(RawClient.element(response, "Code")).isEqualTo(Integer.toString(code));
        assertThat(RawClient.element(response, "Message")).isNotBlank();
        assertThat(response.headers().firstValue("filename")).isEmpty();
    }

    @Test
    void tellsPeopleInText() {
        HttpResponse<byte[]> response =
                client.with("mode", "Normal").sales("Sales.getReport, 85410007,Sales,Summary,Daily,20261123");

        assertThat(RawClient.text(response)).startsWith("210: ").doesNotContain("<");
    }

    @Test
    void sometimesSaysTheErrorInAHeader() {
        assertThat(client.sales("Sales.getReport, 85410007,Sales,Summary,Daily,20261123")
                        .headers()
                        .firstValue("errormsg"))
                .isPresent();
        assertThat(client.sales("Sales.makeCoffee").headers().firstValue("errormsg"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ErrorStatuses.class)
    void keepsTheErrorWhateverTheHttpStatus(ErrorStatuses statuses) {
        try (AppStoreSimulator other = AppStoreSimulator.start(
                        Options.builder().today(TODAY).errorStatuses(statuses).build());
                RawClient stranger = new RawClient(other.uri()).with("accesstoken", "nobody's")) {
            HttpResponse<byte[]> response = stranger.sales("Sales.getVendors");

            assertThat(response.statusCode()).isIn(200, 400, 401, 403, 404);
            assertThat(RawClient.element(response, "Code")).isEqualTo("124");
        }
    }

    @Test
    void asksForItsVersion() {
        assertThat(RawClient.element(client.without("version").sales("Sales.getVendors"), "Code"))
                .isEqualTo("114");
        assertThat(RawClient.element(client.with("version", "0.1").sales("Sales.getVendors"), "Code"))
                .isEqualTo("115");
    }

    @Test
    void refusesVendorsOfFinanceByAnotherNumber() {
        assertThat(RawClient.element(client.finance("Finance.getReport, 12345678,US,Financial,2026,1"), "Code"))
                .isEqualTo("300");
        assertThat(RawClient.element(client.finance("Finance.getReport, 85410007,US,Financial,2030,1"), "Code"))
                .isEqualTo("213");
    }

    @Test
    void understandsNothingThatIsNoRequest() {
        assertThat(client.post("reportservice/sales/v1", "jsonRequest=%7Bnonsense")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post("reportservice/sales/v1", "").statusCode()).isEqualTo(400);
        assertThat(client.request("PUT", "/reportservice/sales/v1", "").statusCode())
                .isEqualTo(405);
    }
}
