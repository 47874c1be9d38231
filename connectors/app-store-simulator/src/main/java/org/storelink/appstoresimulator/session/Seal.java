package org.storelink.appstoresimulator.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes cookie values that the store recognizes as its own, also after a restart: a word, an instant, a number that makes each value
 * another one, and a code that only this seed makes. Thread-safe.
 */
final class Seal {

    /** @param serial greater in whatever was closed later, also over restarts */
    record Opened(Instant at, long serial, String word) {}

    private final SecretKeySpec key;
    private final AtomicLong serial = new AtomicLong(System.currentTimeMillis() << 20);

    Seal(long seed) {
        key = new SecretKeySpec(("practice store " + seed).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The number that whatever is closed next exceeds. */
    long serial() {
        return serial.get();
    }

    String close(String purpose, Instant at, String word) {
        String text = String.join(
                "\n", purpose, Long.toString(at.toEpochMilli()), Long.toString(serial.incrementAndGet()), word);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(bytes) + '.' + base64.encodeToString(code(bytes));
    }

    /** Empty for anything that was not closed here for the purpose. */
    Optional<Opened> open(String purpose, String sealed) {
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(0, dot));
            byte[] code = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
            List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
            if (!MessageDigest.isEqual(code, code(bytes)) || !lines.getFirst().equals(purpose)) {
                return Optional.empty();
            }
            return Optional.of(new Opened(
                    Instant.ofEpochMilli(Long.parseLong(lines.get(1))), Long.parseLong(lines.get(2)), lines.get(3)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] code(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
