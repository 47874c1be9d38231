package org.storelink.appstoreconnect.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How Apple makes thirty-two bytes of a password before the protocol proper begins. */
enum DerivedPassword {
    /** From the raw bytes of the password's hash. */
    S2K("s2k") {
        @Override
        byte[] pin(byte[] hash) {
            return hash.clone();
        }
    },
    /** From the hexadecimal digits of the password's hash. */
    S2K_FO("s2k_fo") {
        @Override
        byte[] pin(byte[] hash) {
            return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
        }
    };

    private final String id;

    DerivedPassword(String id) {
        this.id = id;
    }

    abstract byte[] pin(byte[] hash);

    String id() {
        return id;
    }

    static Optional<DerivedPassword> named(String id) {
        return Arrays.stream(values()).filter(way -> way.id.equals(id)).findFirst();
    }

    byte[] derive(String password, byte[] salt, int iterations) {
        byte[] hash = SrpGroup.hash(password.getBytes(StandardCharsets.UTF_8));
        byte[] pin = pin(hash);
        try {
            return firstBlock(pin, salt, iterations);
        } finally {
            Arrays.fill(hash, (byte) 0);
            Arrays.fill(pin, (byte) 0);
        }
    }

    /**
     * The first block of PBKDF2 with HMAC-SHA-256, which is all there is of 32 bytes. The JDK's own takes a password of
     * characters and encodes them, so that arbitrary bytes cannot be given to it.
     */
    private static byte[] firstBlock(byte[] pin, byte[] salt, int iterations) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pin, "HmacSHA256"));
            mac.update(salt);
            byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
            byte[] block = round.clone();
            for (int i = 1; i < iterations; i++) {
                round = mac.doFinal(round);
                for (int at = 0; at < block.length; at++) {
                    block[at] ^= round[at];
                }
            }
            return block;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
        }
    }
}
