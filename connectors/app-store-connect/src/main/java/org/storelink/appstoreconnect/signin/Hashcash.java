package org.storelink.appstoreconnect.signin;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A piece of work that Apple wants done before it looks at a sign-in: find a stamp whose SHA-1 begins with so many zero bits.
 */
record Hashcash(int bits, String challenge) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9+/=_-]{1,256}");

    /** Ten to twelve have been seen; what takes minutes is not worth beginning. */
    private static final int MOST_BITS = 26;

    private static final int LOOK_UP_EVERY = 1 << 16;

    /** Empty when the answer asks for no such work. */
    static Optional<Hashcash> in(HttpHeaders headers) {
        return headers.firstValue("X-Apple-HC-Bits")
                .filter(bits -> BITS.matcher(bits).matches())
                .flatMap(bits -> headers.firstValue("X-Apple-HC-Challenge")
                        .filter(challenge -> CHALLENGE.matcher(challenge).matches())
                        .map(challenge -> new Hashcash(Integer.parseInt(bits), challenge)));
    }

    boolean isBearable() {
        return bits <= MOST_BITS;
    }

    String stamp(Instant now) throws InterruptedException {
        String start = "1:" + bits + ":" + DATE.format(now) + ":" + challenge + "::";
        MessageDigest sha1 = sha1();
        sha1.update(start.getBytes(StandardCharsets.US_ASCII));
        for (long counter = 0; ; counter++) {
            if (counter % LOOK_UP_EVERY == 0 && Thread.interrupted()) {
                throw new InterruptedException("interrupted while working for a stamp");
            }
            String tail = Long.toString(counter);
            if (zeroBits(copy(sha1).digest(tail.getBytes(StandardCharsets.US_ASCII))) >= bits) {
                return start + tail;
            }
        }
    }

    private static int zeroBits(byte[] hash) {
        int zeros = 0;
        for (byte part : hash) {
            int inPart = Integer.numberOfLeadingZeros(part & 0xff) - (Integer.SIZE - Byte.SIZE);
            zeros += inPart;
            if (inPart < Byte.SIZE) {
                break;
            }
        }
        return zeros;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-1 can be copied", e);
        }
    }
}
