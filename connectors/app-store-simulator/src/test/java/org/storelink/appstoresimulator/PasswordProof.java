package org.storelink.appstoresimulator;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's half of Apple's SRP, written from the description alone and with no code of the store. Zeros in front are kept only where
 * the description pads.
 */
final class PasswordProof {

    private static final String MODULUS = """
        AC6BDB41 324A9A9B F166DE5E 1389582F AF72B665 1987EE07 FC319294 3DB56050 A37329CB B4A099ED 8193E075 7767A13D
        D52312AB 4B03310D CD7F48A9 DA04FD50 E8083969 EDB767B0 CF609517 9A163AB3 661A05FB D5FAAAE8 2918A996 2F0B93B8
        55F97993 EC975EEA A80D740A DBF4FF74 7359D041 D5C33EA7 1D281E44 6B14773B CA97B43A 23FB8016 76BD207A 436C6481
        F1D2B907 8717461A 5B9D32E6 88F87748 544523B5 24B0D57D 5EA77A27 75D2ECFA 032CFBDB F52FB378 61602790 04E57AE6
        AF874E73 03CE5329 9CCC041C 7BC308D8 2A5698F3 A8D0C382 71AE35F8 E9DBFBB6 94B5C803 D89F7AE4 35DE236D 525F5475
        9B65E372 FCD68EF2 0FA7111F 9E4AFF73
        """;
    private static final BigInteger N = new BigInteger(MODULUS.replaceAll("\\s", ""), 16);
    private static final BigInteger TWO = new BigInteger("2");

    private final BigInteger a;
    private final String accountName;
    private final String password;

    PasswordProof(String accountName, String password, byte[] secret) {
        this.accountName = accountName;
        this.password = password;
        this.a = new BigInteger(1, secret);
    }

    BigInteger publicKey() {
        return TWO.modPow(a, N);
    }

    byte[] m1(String protocol, byte[] salt, int iterations, BigInteger serverKey) {
        BigInteger hashes = new BigInteger(1, sha256(wide(N))).xor(new BigInteger(1, sha256(wide(TWO))));
        return sha256(
                bytes(hashes),
                sha256(utf8(accountName)),
                salt,
                bytes(publicKey()),
                bytes(serverKey),
                key(protocol, salt, iterations, serverKey));
    }

    byte[] m2(byte[] m1, String protocol, byte[] salt, int iterations, BigInteger serverKey) {
        return sha256(bytes(publicKey()), m1, key(protocol, salt, iterations, serverKey));
    }

    private byte[] key(String protocol, byte[] salt, int iterations, BigInteger serverKey) {
        byte[] p0 = sha256(utf8(password));
        byte[] pin = protocol.equals("s2k_fo") ? utf8(HexFormat.of().formatHex(p0)) : p0;
        BigInteger x = new BigInteger(1, sha256(salt, sha256(utf8(":"), pbkdf2(pin, salt, iterations))));
        BigInteger k = new BigInteger(1, sha256(wide(N), wide(TWO)));
        BigInteger u = new BigInteger(1, sha256(wide(publicKey()), wide(serverKey)));
        BigInteger s = serverKey.subtract(k.multiply(TWO.modPow(x, N))).mod(N).modPow(a.add(u.multiply(x)), N);
        return sha256(bytes(s));
    }

    private static byte[] pbkdf2(byte[] pin, byte[] salt, int iterations) {
        byte[] u = hmac(pin, concatenated(salt, new byte[] {0, 0, 0, 1}));
        BigInteger t = new BigInteger(1, u);
        for (int i = 1; i < iterations; i++) {
            u = hmac(pin, u);
            t = t.xor(new BigInteger(1, u));
        }
        return HexFormat.of().parseHex(String.format("%064x", t));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(concatenated(parts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] wide(BigInteger number) {
        return HexFormat.of().parseHex(String.format("%0512x", number));
    }

    private static byte[] bytes(BigInteger number) {
        String hex = number.toString(16);
        return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : '0' + hex);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
