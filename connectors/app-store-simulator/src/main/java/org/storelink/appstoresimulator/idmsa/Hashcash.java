package org.storelink.appstoresimulator.idmsa;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import org.storelink.appstoresimulator.market.Draws;

/** Asks for a little work before a sign-in and checks that it was done. Each challenge is good for one stamp. Thread-safe. */
final class Hashcash {

    private final Draws draws;
    private final int bits;
    private final Set<String> open = new HashSet<>();

    Hashcash(Draws draws, int bits) {
        this.draws = draws;
        this.bits = bits;
    }

    int bits() {
        return bits;
    }

    synchronized String challenge() {
        String challenge = draws.hex(16);
        open.add(challenge);
        return challenge;
    }

    /** Whether a stamp {@code 1:<bits>:<date>:<challenge>::<counter>} has the zeros that it claims. */
    synchronized boolean accepts(String stamp) {
        String[] parts = stamp.split(":", -1);
        return parts.length == 6
                && parts[0].equals("1")
                && parts[1].equals(Integer.toString(bits))
                && parts[2].matches("\\d{12}(\\d{2})?")
                && parts[4].isEmpty()
                && parts[5].matches("\\d+")
                && startsWithZeros(stamp)
                && open.remove(parts[3]);
    }

    private boolean startsWithZeros(String stamp) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(stamp.getBytes(StandardCharsets.UTF_8));
            for (int bit = 0; bit < bits; bit++) {
                if ((digest[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
