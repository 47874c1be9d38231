package org.storelink.appstoresimulator.api;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The tokens that were shown, and what was wrong with those that were refused. Thread-safe. */
public final class TokenLog {

    private final Map<TokenFault, Integer> faults = new EnumMap<>(TokenFault.class);
    private final Set<String> shown = new LinkedHashSet<>();

    synchronized void shown(String token) {
        shown.add(token);
    }

    synchronized void refused(TokenFault fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    /** Each once, good or bad. */
    public synchronized Set<String> shown() {
        return Set.copyOf(shown);
    }

    /** How many requests were refused for what. */
    public synchronized Map<TokenFault, Integer> faults() {
        return new EnumMap<>(faults);
    }
}
