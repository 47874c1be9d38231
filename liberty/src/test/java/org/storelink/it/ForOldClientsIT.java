package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.storelink.it.ApiClient.Answer;

/** The status that some old clients know for an allowance that is used up. */
class ForOldClientsIT {

    @AutoClose
    private final StorelinkServer server = StorelinkServer.fresh(Map.of(
            "STORELINK_OWNER_EMAIL",
            Storelink.OWNER,
            "STORELINK_OWNER_PASSWORD",
            Storelink.PASSWORD,
            "STORELINK_API_DAILY_LIMIT",
            "2",
            "STORELINK_API_LIMIT_STATUS",
            "420"));

    @Test
    void beyondTheAllowanceTheStatusIsTheConfiguredOne() {
        server.start();
        ApiClient api = ApiClient.of(server).withPassword(Storelink.OWNER, Storelink.PASSWORD);

        assertThat(api.get("/v2").status()).isEqualTo(200);
        assertThat(api.get("/v2").header("X-Request-Usage")).isEqualTo("2");
        Answer answer = api.get("/v2");

        assertThat(answer.status()).isEqualTo(420);
        assertThat(answer.object().getInt("status")).isEqualTo(420);
        assertThat(answer.object().getString("additional")).isEqualTo("used 3 of 2 daily requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
}
