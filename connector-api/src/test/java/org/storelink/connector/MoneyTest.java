package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void keepsTheAmountAsPrinted() {
        assertThat(new Money(new BigDecimal("0.70"), "EUR").amount()).hasToString("0.70");
    }

    @Test
    void takesTrailingZerosForWhatTheyAre() {
        assertThat(new Money(new BigDecimal("1.50000000"), "EUR").amount()).isEqualByComparingTo("1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1234567", "123456789012345", "1E+15"})
    void refusesWhatCannotBeKeptExactly(String amount) {
        assertThatThrownBy(() -> new Money(new BigDecimal(amount), "EUR")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU", "eur", "EURO"})
    void wantsACurrencyCode(String currency) {
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency)).isInstanceOf(IllegalArgumentException.class);
    }
}
