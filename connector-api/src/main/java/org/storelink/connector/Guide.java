package org.storelink.connector;

import java.util.List;

/**
 * Step-by-step help for something a person must do at the store. Plain text: the console escapes it.
 *
 * @param id stable name in URLs
 * @param title what the person wants to achieve
 * @param summary who needs it and why, in a sentence or two
 * @param steps in order, each with the exact words of the store's menus
 */
public record Guide(String id, String title, String summary, List<String> steps) {

    public Guide {
        steps = List.copyOf(steps);
    }
}
