package org.storelink.vault;

import org.storelink.platform.CannotStart;

/** Keeps the application from starting: without the right master key it would be unable to use what it holds. */
class VaultCannotOpen extends CannotStart {

    private static final long serialVersionUID = 1L;

    /** @param words what is wrong and what to do */
    VaultCannotOpen(String words) {
        super(words);
    }

    VaultCannotOpen(String words, Throwable cause) {
        super(words, cause);
    }
}
