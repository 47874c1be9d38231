package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTest {

    private static final ReviewId ID = new ReviewId("api", "1");

    @ParameterizedTest
    @CsvSource({"0, DE", "6, DE", "3, DEU", "3, de", "3, ''"})
    void hasFromOneToFiveStarsAndACountryOfTwoLetters(int rating, String country) {
        assertThatIllegalArgumentException().isThrownBy(() -> review(rating, country));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void wasWrittenWhenSomebodyCanHaveWrittenIt(String moment) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Review(
                        ID, "4711", 5, "", "", "", "DE", Optional.empty(), Instant.parse(moment), Optional.empty()));
    }

    @Test
    void keepsTextsAsTheyWereWritten() {
        assertThat(review(1, "ZZ").body()).isEqualTo(" <b>\u202e\u0000 ");
    }

    @Test
    void hasAnIdWithinItsNumbering() {
        assertThat(new ReviewId("web", "1")).isNotEqualTo(ID);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewId("", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewId("api", " "));
    }

    @ParameterizedTest
    @CsvSource({"101, 1", "1, 401"})
    void hasAnIdThatTheHostCanKeep(int numbering, int value) {
        assertThat(new ReviewId("n".repeat(100), "v".repeat(400)).value()).hasSize(400);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewId("n".repeat(numbering), "v".repeat(value)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReviewId("api", "1\0"));
    }

    @Test
    void anAppHasAnIdThatTheHostCanKeep() {
        assertThat(new StoreApp("4".repeat(255), "").storeId()).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreApp("4".repeat(256), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreApp(" ", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreApp("4\0", ""));
    }

    @Test
    void aPageHasAnEnd() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewPage(Collections.nCopies(1_001, review(5, "US")), Optional.empty()));
    }

    private static Review review(int rating, String country) {
        return new Review(
                ID,
                "4711",
                rating,
                "",
                " <b>\u202e\u0000 ",
                "",
                country,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }
}
