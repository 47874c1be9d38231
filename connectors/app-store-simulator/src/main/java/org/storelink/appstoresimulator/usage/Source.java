package org.storelink.appstoresimulator.usage;

import java.util.List;
import org.storelink.appstoresimulator.market.Dice;

/** Where somebody came from, by the keys that answers use. */
public enum Source {
    SEARCH("Search", "App Store Search"),
    BROWSE("Other", "App Store Browse"),
    APP("AppRef", "App Referrer"),
    WEB("WebRef", "Web Referrer"),
    UNKNOWN("Unknown", "Unavailable");

    private static final List<Source> ALL = List.of(values());

    private final String key;
    private final String title;

    Source(String key, String title) {
        this.key = key;
        this.title = title;
    }

    static Source drawn(Dice dice) {
        return ALL.get(dice.below(ALL.size()));
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }
}
