package org.storelink.accounts;

import java.io.Serial;

/**
 * A session with an account was not opened, or is not to be used any longer, for a reason that lies here: nothing was sent to the store,
 * and nothing is to be concluded about it.
 */
public class NoSession extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String words;

    /** @param words for a person */
    public NoSession(String words) {
        super(words);
        this.words = words;
    }

    public String words() {
        return words;
    }
}
