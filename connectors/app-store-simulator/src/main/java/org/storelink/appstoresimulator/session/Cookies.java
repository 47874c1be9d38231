package org.storelink.appstoresimulator.session;

import java.time.Duration;
import java.util.Optional;

/**
 * Writes cookies.
 *
 * @param asApple with {@code Domain=apple.com} and {@code Secure}, which a client on loopback has to overlook; otherwise without
 */
public record Cookies(boolean asApple) {

    /** @param life empty for a cookie of the browser's session */
    String line(String name, String value, Optional<Duration> life) {
        StringBuilder line = new StringBuilder(name).append('=').append(value);
        life.ifPresent(kept -> line.append("; Max-Age=").append(kept.toSeconds()));
        line.append("; Path=/; HttpOnly");
        if (asApple) {
            line.append("; Domain=apple.com; Secure");
        }
        return line.toString();
    }
}
