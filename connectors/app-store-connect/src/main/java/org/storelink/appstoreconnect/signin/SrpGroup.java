package org.storelink.appstoreconnect.signin;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The 2048-bit group of RFC 5054 with SHA-256, and the two ways in which the protocol turns numbers into bytes. */
final class SrpGroup {

    static final BigInteger N = new BigInteger(
            "AC6BDB41324A9A9BF166DE5E1389582FAF72B6651987EE07FC3192943DB56050"
                    + "A37329CBB4A099ED8193E0757767A13DD52312AB4B03310DCD7F48A9DA04FD50"
                    + "E8083969EDB767B0CF6095179A163AB3661A05FBD5FAAAE82918A9962F0B93B8"
                    + "55F97993EC975EEAA80D740ADBF4FF747359D041D5C33EA71D281E446B14773B"
                    + "CA97B43A23FB801676BD207A436C6481F1D2B9078717461A5B9D32E688F87748"
                    + "544523B524B0D57D5EA77A2775D2ECFA032CFBDBF52FB3786160279004E57AE6"
                    + "AF874E7303CE53299CCC041C7BC308D82A5698F3A8D0C38271AE35F8E9DBFBB6"
                    + "94B5C803D89F7AE435DE236D525F54759B65E372FCD68EF20FA7111F9E4AFF73",
            16);

    static final BigInteger G = BigInteger.TWO;

    static final int LENGTH = 256;

    private SrpGroup() {}

    /** Filled up with zeros in front to the length of N. */
    static byte[] padded(BigInteger number) {
        byte[] shortest = shortest(number);
        byte[] padded = new byte[LENGTH];
        System.arraycopy(shortest, 0, padded, LENGTH - shortest.length, shortest.length);
        return padded;
    }

    /** Without zeros in front. */
    static byte[] shortest(BigInteger number) {
        byte[] signed = number.toByteArray();
        return signed.length > 1 && signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    /** Whether the two ways give the same bytes. */
    static boolean isFull(BigInteger number) {
        return number.bitLength() > (LENGTH - 1) * Byte.SIZE;
    }

    static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static BigInteger hashedNumber(byte[]... parts) {
        return new BigInteger(1, hash(parts));
    }
}
