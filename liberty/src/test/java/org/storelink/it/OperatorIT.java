package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.it.ApiClient.Answer;

/** What an operator watches: health and metrics. */
@ExtendWith(SharedStorelink.class)
class OperatorIT {

    private final ApiClient nobody;

    OperatorIT(Storelink storelink) {
        this.nobody = ApiClient.of(storelink.server());
    }

    @Test
    void readyMeansThatTheDatabaseAnswersAndTheVaultIsOpen() {
        Answer answer = nobody.get("/health/ready");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object().getJsonArray("checks").getValuesAs(check -> check.asJsonObject()
                        .getString("name")))
                .contains("database", "vault");
    }

    @Test
    void livesAsLongAsNoThreadsWaitForEachOther() {
        Answer answer = nobody.get("/health/live");

        assertThat(answer.object().getString("status")).isEqualTo("UP");
        assertThat(answer.body()).contains("threads");
    }

    @Test
    void metricsCanBeScraped() {
        Answer answer = nobody.get("/metrics");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("# TYPE");
    }
}
