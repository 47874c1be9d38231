package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which pairs of e-mail address and password were right a moment ago. Holds hashes salted with a key of this process; whoever finds
 * one here still has to ask whether the member has that password.
 */
@ApplicationScoped
class RememberedPasswords {

    private static final Duration MEMORY = Duration.ofMinutes(5);
    private static final int MOST = 1000;

    private record Entry(Credentials.Stored checked, Instant until) {}

    private final Clock clock;
    private final String salt = RandomKey.make();
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Inject
    RememberedPasswords(Clock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected RememberedPasswords() {
        this.clock = null;
    }

    Optional<Credentials.Stored> find(String email, String password) {
        return Optional.ofNullable(entries.get(key(email, password)))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::checked);
    }

    void remember(String email, String password, Credentials.Stored checked) {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        if (entries.size() < MOST) {
            entries.put(key(email, password), new Entry(checked, now.plus(MEMORY)));
        }
    }

    private String key(String email, String password) {
        return RandomKey.hash(salt + email.length() + ":" + email + password);
    }
}
