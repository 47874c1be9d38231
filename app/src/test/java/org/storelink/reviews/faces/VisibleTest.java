package org.storelink.reviews.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What hides in a text, or turns it around, is shown; what people write is left alone. */
class VisibleTest {

    @Test
    void showsWhatHides() {
        assertThat(Visible.of("a\u202eb")).isEqualTo("a⟦U+202E⟧b");
        assertThat(Visible.of("a\u200bb\0")).isEqualTo("a⟦U+200B⟧b⟦U+0000⟧");
        assertThat(Visible.of("half \ud83d")).isEqualTo("half ⟦U+D83D⟧");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "Zeile\n\tשלום 👩‍💻 <b>&amp;</b>";

        assertThat(Visible.of(text)).isEqualTo(text);
    }
}
