package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.connector.ReplyLimit.Unit;

class ReplyLimitTest {

    @ParameterizedTest
    @CsvSource({"CODE_UNITS, 5", "CODE_POINTS, 4", "BYTES, 8"})
    void countsInTheUnitOfTheStore(Unit unit, int length) {
        String text = "né👍.";

        assertThat(new ReplyLimit(length, unit).lengthOf(text)).isEqualTo(length);
        assertThat(new ReplyLimit(length, unit).allows(text)).isTrue();
        assertThat(new ReplyLimit(length - 1, unit).allows(text)).isFalse();
    }

    @Test
    void allowsSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReplyLimit(0, Unit.BYTES));
    }
}
