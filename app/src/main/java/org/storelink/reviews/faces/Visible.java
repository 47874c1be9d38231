package org.storelink.reviews.faces;

import org.storelink.reviews.HiddenCharacters;

/**
 * Text of strangers as it may stand in a page: characters that are not seen are shown by their numbers. Markup is no concern here; pages
 * write every text as text.
 */
final class Visible {

    private Visible() {}

    static String of(String text) {
        return HiddenCharacters.replaced(text, point -> String.format("⟦U+%04X⟧", point));
    }
}
