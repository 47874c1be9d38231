package org.storelink.appstoresimulator.reporter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.storelink.appstoresimulator.publishing.StoreClock;

/** Everybody's access tokens, one person's beside another's. Thread-safe. */
public final class ReporterTokens {

    private final long seed;
    private final StoreClock clock;
    private final Map<String, AccessTokens> byAppleId = new ConcurrentHashMap<>();

    /** @param file keeps the token of the first of all people over a restart */
    public ReporterTokens(long seed, StoreClock clock, String first, Optional<TokenFile> file) {
        this.seed = seed;
        this.clock = clock;
        byAppleId.put(key(first), new AccessTokens(seed, "", clock, file));
    }

    public AccessTokens of(String appleId) {
        return byAppleId.computeIfAbsent(key(appleId), owner -> new AccessTokens(seed, owner, clock, Optional.empty()));
    }

    /** Whose token it is; expired ones count. */
    Optional<String> owner(String value) {
        return byAppleId.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .current()
                        .filter(token -> token.value().equals(value))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String key(String appleId) {
        return appleId.toLowerCase(Locale.ROOT);
    }
}
