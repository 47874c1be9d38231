package org.storelink.reviews.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hides in a text, or turns it around, is shown; what people write is left alone. */
class VisibleTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x0000, 0x001B, 0x0085, 0x180E, 0x200B, 0x202A, 0x202E, 0x2060, 0x2063, 0x2066, 0x2069, 0x206F, 0x3164,
                0xFEFF, 0xFFFA, 0xE0001, 0xE0041
            })
    void showsWhatHides(int point) {
        assertThat(Visible.of("a" + Character.toString(point) + "b")).isEqualTo(String.format("a⟦U+%04X⟧b", point));
    }

    @Test
    void showsHalfACharacter() {
        assertThat(Visible.of("half \ud83d")).isEqualTo("half ⟦U+D83D⟧");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zeile\n\tשלום 👩‍💻 <b>&amp;</b>",
                "می\u200cخواهم",
                "hyphen\u00adated",
                "\u200eabc\u200f\u061c",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f"
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(Visible.of(text)).isEqualTo(text);
    }
}
