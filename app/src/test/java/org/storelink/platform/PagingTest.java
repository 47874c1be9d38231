package org.storelink.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PagingTest {

    @Test
    void startsWithTheFirstHundred() {
        assertThat(Paging.of(null, null)).isEqualTo(new Paging(1, 100));
        assertThat(new Paging(3, 50).offset()).isEqualTo(100);
    }

    @Test
    void refusesPagesThatNoDatabaseCanCountTo() {
        assertThatThrownBy(() -> new Paging(5_000_000, 500)).hasMessageContaining("page: must be at most 4294967.");
        assertThatThrownBy(() -> new Paging(0, 501))
                .hasMessageContaining("page:")
                .hasMessageContaining("count:");
        assertThat(new Paging(4_294_967, 500).offset()).isPositive();
    }
}
