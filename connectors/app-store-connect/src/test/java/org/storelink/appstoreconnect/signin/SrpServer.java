package org.storelink.appstoreconnect.signin;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The server's side by the formulae of RFC 5054, with Apple's x and proofs; shares no line with the client. */
public final class SrpServer {

    private static final BigInteger PRIME = SrpGroup.N;
    private static final BigInteger TWO = BigInteger.TWO;

    private final String account;
    private final byte[] salt;
    private final BigInteger verifier;
    private final BigInteger secret;
    private final BigInteger publicValue;

    public record Expected(byte[] m1, byte[] m2) {}

    public SrpServer(String account, byte[] derivedPassword, byte[] salt, BigInteger secret) {
        this(
                account,
                salt,
                TWO.modPow(positive(sha256(salt, sha256(new byte[] {0x3a}, derivedPassword))), PRIME),
                secret);
    }

    private SrpServer(String account, byte[] salt, BigInteger verifier, BigInteger secret) {
        this.account = account;
        this.salt = salt;
        this.verifier = verifier;
        this.secret = secret;
        BigInteger multiplier = positive(sha256(wide(PRIME), wide(TWO)));
        this.publicValue =
                multiplier.multiply(verifier).add(TWO.modPow(secret, PRIME)).mod(PRIME);
    }

    /** For another sign-in of the same account. */
    public SrpServer with(BigInteger otherSecret) {
        return new SrpServer(account, salt, verifier, otherSecret);
    }

    public byte[] publicValue() {
        return narrow(publicValue);
    }

    /** @param filledUp whether numbers keep zeros in front of them in the proofs */
    public Expected expects(byte[] clientValue, boolean filledUp) {
        BigInteger a = positive(clientValue);
        BigInteger scramble = positive(sha256(wide(a), wide(publicValue)));
        BigInteger shared = a.multiply(verifier.modPow(scramble, PRIME)).modPow(secret, PRIME);
        byte[] key = sha256(filledUp ? wide(shared) : narrow(shared));
        byte[] group = sha256(wide(PRIME));
        byte[] generator = sha256(wide(TWO));
        for (int i = 0; i < group.length; i++) {
            group[i] ^= generator[i];
        }
        byte[] aBytes = filledUp ? wide(a) : narrow(a);
        byte[] m1 = sha256(
                group,
                sha256(account.getBytes(StandardCharsets.UTF_8)),
                salt,
                aBytes,
                filledUp ? wide(publicValue) : narrow(publicValue),
                key);
        return new Expected(m1, sha256(aBytes, m1, key));
    }

    private static byte[] wide(BigInteger number) {
        return HexFormat.of().parseHex(String.format("%0512x", number));
    }

    private static byte[] narrow(BigInteger number) {
        String digits = number.toString(16);
        return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
    }

    private static BigInteger positive(byte[] bytes) {
        return new BigInteger(HexFormat.of().formatHex(bytes), 16);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
