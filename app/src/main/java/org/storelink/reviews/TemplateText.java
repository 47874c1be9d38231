package org.storelink.reviews;

import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/**
 * What a member writes of a template.
 *
 * @param folder empty outside of any folder
 */
public record TemplateText(String folder, String name, String content) {

    static final int LONGEST_NAME = 100;

    /** @throws ProblemException bad request naming {@code folder}, {@code name} or {@code content} */
    public static TemplateText of(@Nullable String folder, @Nullable String name, @Nullable String content) {
        String text = Texts.written("content", content, KeptText.ROOM);
        if (Placeholder.isHalfIn(text)) {
            throw ProblemException.badField(
                    "content",
                    "has {{ or }} that is no placeholder: one is on one line, has 1 to 60 characters and no other braces.");
        }
        return new TemplateText(
                Texts.name("folder", folder, 0, LONGEST_NAME), Texts.name("name", name, 1, LONGEST_NAME), text);
    }
}
