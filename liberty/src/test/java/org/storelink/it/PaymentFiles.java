package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/** Archived pages of payments, which may name the bank account: Viewers see that they are there, and only Admins and Owners open them. */
final class PaymentFiles {

    private static final String STREAM = "payments-monthly";

    private final LinkedPracticeStore account;
    private final Storelink storelink;

    PaymentFiles(LinkedPracticeStore account) {
        this.account = account;
        this.storelink = account.storelink();
    }

    /** Fails with the first difference. */
    void check() {
        TeamMate viewer = TeamMate.invite(storelink, "viewer");
        TeamMate admin = TeamMate.invite(storelink, "admin");

        assertThat(page(viewer)).contains("payments-", "for Admins and Owners").doesNotContain("value=\"Download\"");
        assertThat(page(admin)).contains("payments-", "value=\"Download\"").doesNotContain("for Admins and Owners");
        String file = file();
        assertThat(viewer.api().get(file).status()).isEqualTo(403);
        assertThat(admin.api().get(file).status()).isEqualTo(200);
    }

    /** The account's page, where a month of payments was clicked. */
    private String page(TeamMate member) {
        JsonObject month = storelink
                .api()
                .get("/v2/external_accounts/" + account.id() + "/imports?stream=" + STREAM + "&state=loaded&count=1")
                .object()
                .getJsonArray("results")
                .getJsonObject(0);
        String period = month.getString("period");
        return ConsoleSession.signIn(storelink.server().uri("/"), member.email(), member.password())
                .get("/accounts/account?id=" + account.id() + "&stream=" + STREAM + "&vendor="
                        + month.getInt("vendor_id") + "&year=" + period.substring(0, 4) + "&period=" + period)
                .body();
    }

    private String file() {
        return "/v2/archive/raw/"
                + storelink
                        .api()
                        .get("/v2/archive?type=payment&details=true&count=1")
                        .object()
                        .getJsonArray("results")
                        .getJsonObject(0)
                        .getJsonNumber("id");
    }
}
