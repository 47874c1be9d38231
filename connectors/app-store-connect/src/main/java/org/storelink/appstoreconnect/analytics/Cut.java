package org.storelink.appstoreconnect.analytics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.UsageCut;

/** Along what a question cuts an app's usage; each is a question of its own. */
enum Cut {
    WHOLE(""),
    COUNTRIES("storefront"),
    SOURCES("source"),
    DEVICES("platform");

    /** App Analytics calls them by keys that mean little to people. */
    private static final Map<String, String> SOURCE_NAMES = Map.of(
            "Search", "Search",
            "AppRef", "App referrer",
            "WebRef", "Web referrer",
            "Other", "Browse",
            "Unknown", "Unavailable");

    private final String dimension;

    Cut(String dimension) {
        this.dimension = dimension;
    }

    /** As App Analytics calls the line of the cut; empty where there is none. */
    String dimension() {
        return dimension;
    }

    /** As file names say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Cut> named(String word) {
        return Arrays.stream(values()).filter(cut -> cut.word().equals(word)).findFirst();
    }

    /**
     * The part that a result is about; empty when the result does not say.
     *
     * @param group a key, and often a title for people
     */
    Optional<UsageCut> part(Json group) {
        if (this == WHOLE) {
            return group.isMissing() ? Optional.of(new UsageCut.Whole()) : Optional.empty();
        }
        return group.at("key")
                .text()
                .map(key -> part(key, group.at("title").text().orElse(key)));
    }

    private UsageCut part(String key, String title) {
        return switch (this) {
            case WHOLE -> new UsageCut.Whole();
            case COUNTRIES -> new UsageCut.Country(Storefronts.country(key));
            case SOURCES -> new UsageCut.Source(SOURCE_NAMES.getOrDefault(key, title));
            case DEVICES -> new UsageCut.Device(title);
        };
    }
}
