package org.storelink.appstoresimulator.usage;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What numbers can be split by. */
public enum Dimension {
    STOREFRONT("storefront", cell -> Storefronts.key(cell.territory()), cell -> Storefronts.title(cell.territory())),
    SOURCE("source", cell -> cell.source().key(), cell -> cell.source().title()),
    PLATFORM("platform", Cell::device, Cell::device);

    /** One value of a dimension. */
    public record Value(String key, String title) {}

    private final String text;
    private final Function<Cell, String> key;
    private final Function<Cell, String> title;

    Dimension(String text, Function<Cell, String> key, Function<Cell, String> title) {
        this.text = text;
        this.key = key;
        this.title = title;
    }

    public String text() {
        return text;
    }

    public Value value(Cell cell) {
        return new Value(key.apply(cell), title.apply(cell));
    }

    public static Optional<Dimension> of(String text) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.text.equals(text))
                .findFirst();
    }
}
