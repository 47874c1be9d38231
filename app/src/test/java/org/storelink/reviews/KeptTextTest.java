package org.storelink.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text comes back from a column as it was written. */
class KeptTextTest {

    private final KeptText kept = new KeptText();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\0",
                "a\0b\0",
                "\u001b0000",
                "\u001b",
                "👍",
                "\ud83d",
                "\udc4d",
                "\udc4d\ud83d",
                "end \ud83d",
                "\u202ertl",
                "\u0001\u007f"
            })
    void comesBack(String text) {
        String column = Objects.requireNonNull(kept.convertToDatabaseColumn(text));

        assertThat(kept.convertToEntityAttribute(column)).isEqualTo(text);
        assertThat(column).doesNotContain("\0");
        assertThat(column.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff))
                .as("halves of pairs")
                .isTrue();
    }

    @Test
    void whatDoesNotFitIsCutBetweenCharacters() {
        assertThat(KeptText.fitting("👍👍👍", 5)).isEqualTo("👍👍");
        assertThat(kept.convertToDatabaseColumn(KeptText.fitting("\0\0\0\0", 12)))
                .hasSize(10);
        assertThat(KeptText.fitting("fits", 4)).isEqualTo("fits");
    }
}
