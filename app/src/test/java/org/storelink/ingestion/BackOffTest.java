package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({"1, PT5M", "2, PT10M", "3, PT20M", "6, PT2H40M", "7, PT4H", "1000000, PT4H"})
    void doublesUpToItsLimit(int failures, Duration wait) {
        assertThat(BackOff.STORE.after(failures)).isEqualTo(wait);
    }
}
