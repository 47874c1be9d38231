package org.storelink.catalog;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Values for the {@code IN} of several statements: databases limit how many one may name. */
record Chunks<T>(List<T> values) {

    private static final int SIZE = 500;

    Chunks(Collection<T> values) {
        this(List.copyOf(values));
    }

    void forEach(Consumer<List<T>> statement) {
        for (int from = 0; from < values.size(); from += SIZE) {
            statement.accept(values.subList(from, Math.min(values.size(), from + SIZE)));
        }
    }
}
