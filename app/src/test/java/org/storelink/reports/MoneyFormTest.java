package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormTest {

    @ParameterizedTest
    @CsvSource({
        "EUR, 0, 0, 0.00",
        "JPY, 0, 0, 0",
        "KWD, 0, 0, 0.000",
        "EUR, 12, 300000, 12.30",
        "EUR, 12, 345600, 12.3456",
        "EUR, 12, 1, 12.000001",
        "EUR, -12, -300000, -12.30",
        "EUR, 0, -10000, -0.01",
        "EUR, 1, -10000, 0.99",
        "JPY, 1200, 0, 1200",
        "JPY, 0, 500000, 0.5",
        "KWD, 1, 234500, 1.2345",
        "XXQ, 3, 0, 3.00",
        "EUR, 99999999999999999, 999999, 99999999999999999.999999",
        "EUR, 0, 9000000000000000000, 9000000000000.00"
    })
    void writesExactAmountsWithTheUsualDigits(String currency, long whole, long micros, String text) {
        MoneyForm form = MoneyForm.of(currency);
        StringBuilder written = new StringBuilder();

        form.append(written, whole, micros);

        assertThat(written).hasToString(text);
        assertThat(form.amount(whole, micros).toPlainString()).isEqualTo(text);
    }

    @Test
    void writesTheSameAsDecimalArithmetic() {
        Random random = new Random(7);
        MoneyForm form = MoneyForm.of("USD");
        for (int round = 0; round < 2_000; round++) {
            long whole = random.nextLong() >> random.nextInt(64);
            long micros = random.nextLong() >> random.nextInt(64);
            StringBuilder written = new StringBuilder();
            form.append(written, whole, micros);

            assertThat(new BigDecimal(written.toString()))
                    .isEqualByComparingTo(BigDecimal.valueOf(whole).add(BigDecimal.valueOf(micros, 6)));
        }
    }
}
