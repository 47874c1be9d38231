package org.storelink.reviews;

import java.util.List;

/**
 * The beginning of a reply, made from a template.
 *
 * @param unfilled placeholders that are still in it; a reply that has one is not taken
 */
public record FilledTemplate(String content, List<String> unfilled) {}
