package org.storelink.appstoresimulator.publishing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four lengths of a sales report, by the names that Reporter gives them. */
public enum DateType {
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY;

    /** As written in a request: {@code Daily}. */
    public String text() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** As written in a file's name: {@code D}. */
    char letter() {
        return name().charAt(0);
    }

    public static Optional<DateType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }
}
