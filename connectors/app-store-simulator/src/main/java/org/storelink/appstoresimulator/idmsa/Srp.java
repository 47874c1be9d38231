package org.storelink.appstoresimulator.idmsa;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.storelink.appstoresimulator.people.PasswordProtocol;

/** SRP-6a with the 2048-bit group of RFC 5054, SHA-256, and what Apple does differently: the password's preparation and M1. */
final class Srp {

    static final BigInteger N = new BigInteger(
            "AC6BDB41324A9A9BF166DE5E1389582FAF72B6651987EE07FC319294"
                    + "3DB56050A37329CBB4A099ED8193E0757767A13DD52312AB4B03310D"
                    + "CD7F48A9DA04FD50E8083969EDB767B0CF6095179A163AB3661A05FB"
                    + "D5FAAAE82918A9962F0B93B855F97993EC975EEAA80D740ADBF4FF74"
                    + "7359D041D5C33EA71D281E446B14773BCA97B43A23FB801676BD207A"
                    + "436C6481F1D2B9078717461A5B9D32E688F87748544523B524B0D57D"
                    + "5EA77A2775D2ECFA032CFBDBF52FB3786160279004E57AE6AF874E73"
                    + "03CE53299CCC041C7BC308D82A5698F3A8D0C38271AE35F8E9DBFBB6"
                    + "94B5C803D89F7AE435DE236D525F54759B65E372FCD68EF20FA7111F"
                    + "9E4AFF73",
            16);
    static final BigInteger G = BigInteger.TWO;

    /** Bytes of the modulus. */
    static final int LENGTH = 256;

    private Srp() {}

    static BigInteger multiplier() {
        return number(hash(padded(N), padded(G)));
    }

    static BigInteger scrambler(BigInteger a, BigInteger b) {
        return number(hash(padded(a), padded(b)));
    }

    /** The user name is not in it: the inner hash begins with the colon. */
    static BigInteger x(byte[] salt, byte[] derived) {
        return number(hash(salt, hash(":".getBytes(StandardCharsets.US_ASCII), derived)));
    }

    static byte[] derived(PasswordProtocol protocol, String password, byte[] salt, int iterations) {
        byte[] digest = hash(password.getBytes(StandardCharsets.UTF_8));
        byte[] pin =
                switch (protocol) {
                    case S2K -> digest;
                    case S2K_FO -> HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
                };
        return pbkdf2(pin, salt, iterations);
    }

    static byte[] m1(String accountName, byte[] salt, BigInteger a, BigInteger b, byte[] key) {
        BigInteger group = number(hash(padded(N))).xor(number(hash(padded(G))));
        return hash(
                minimal(group), hash(accountName.getBytes(StandardCharsets.UTF_8)), salt, minimal(a), minimal(b), key);
    }

    static byte[] m2(BigInteger a, byte[] m1, byte[] key) {
        return hash(minimal(a), m1, key);
    }

    static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /** Big-endian, zeros in front up to the length of the modulus. */
    static byte[] padded(BigInteger number) {
        byte[] minimal = minimal(number);
        byte[] padded = new byte[LENGTH];
        System.arraycopy(minimal, 0, padded, LENGTH - minimal.length, minimal.length);
        return padded;
    }

    /** Big-endian without zeros in front. */
    static byte[] minimal(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /** PBKDF2 of RFC 8018 with HMAC-SHA-256, one block; the JDK's own takes text, and this pin is none. */
    private static byte[] pbkdf2(byte[] pin, byte[] salt, int iterations) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pin, "HmacSHA256"));
            mac.update(salt);
            byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
            byte[] block = round.clone();
            for (int i = 1; i < iterations; i++) {
                round = mac.doFinal(round);
                for (int j = 0; j < block.length; j++) {
                    block[j] ^= round[j];
                }
            }
            return block;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
