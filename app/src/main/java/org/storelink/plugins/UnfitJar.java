package org.storelink.plugins;

import java.util.Optional;

/** A jar that is not taken; the message tells the operator why, and what to do. */
final class UnfitJar extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<String> id;

    UnfitJar(String reason) {
        this(Optional.empty(), reason);
    }

    UnfitJar(Optional<String> id, String reason) {
        super(reason);
        this.id = id;
    }

    RefusedJar in(String file) {
        return new RefusedJar(file, id, String.valueOf(getMessage()));
    }
}
