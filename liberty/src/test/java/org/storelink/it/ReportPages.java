package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** The console's pages of usage, subscriptions, settled amounts and payments, held against the API, whose figures are held against the store's. */
final class ReportPages {

    private final LinkedPracticeStore account;
    private final ConsoleSession owner;

    ReportPages(LinkedPracticeStore account) {
        this.account = account;
        this.owner = account.storelink().owner();
    }

    /** Fails with the first difference. */
    void check() {
        filesAreTheApis("usage", "start_date=-60&group_by=dates,products&granularity=daily");
        filesAreTheApis("usage", "start_date=-30&group_by=sources&granularity=monthly");
        filesAreTheApis("subscriptions", "start_date=-40&group_by=dates,products&granularity=weekly");
        filesAreTheApis("finance", "start_date=-1y&group_by=dates,regions&granularity=monthly");
        filesAreTheApis("payments", "start_date=-1y&group_by=dates&granularity=monthly");

        assertThat(page("/reports/usage?start_date=-60&end_date=-10&group_by=dates&group_by=countries"))
                .contains("Impressions", "First-time downloads", ">withheld<", "how-to-read");
        assertThat(page("/reports/usage?start_date=-60&end_date=-10&group_by=products"))
                .contains(">not added<", "≥ ");
        assertThat(page("/reports/subscriptions?start_date=-40&end_date=-10&group_by=dates"))
                .contains("Free trials", "Billing retry", "Tidewatch Plus", "how-to-read");
        String year = Integer.toString(account.today().plusMonths(3).getYear());
        assertThat(page("/reports/finance?start_date=-1y&group_by=dates&group_by=regions"))
                .contains("Fiscal year ", " of App Store Connect", "European Union (EU)", year);
        assertThat(page("/reports/payments?start_date=-1y&group_by=dates")).contains("Fiscal year ", "USD");
    }

    private void filesAreTheApis(String report, String query) {
        ApiClient.Answer api = account.storelink().api().get("/v2/reports/" + report + "?format=csv&" + query);
        assertThat(api.status()).as(api.body()).isEqualTo(200);
        assertThat(api.body().lines().count()).as(report).isGreaterThan(5);

        assertThat(page("/reports/" + report + ".csv?" + query)).isEqualTo(api.body());
    }

    private String page(String address) {
        HttpResponse<String> answer = owner.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }
}
