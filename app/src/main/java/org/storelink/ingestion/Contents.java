package org.storelink.ingestion;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells contents apart by SHA-256. */
final class Contents {

    private Contents() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One hash for all parts of a slice, in their order: that of a single part is its own. */
    static String hashOf(List<ArchivedPart> parts) {
        if (parts.size() == 1) {
            return parts.getFirst().sha256();
        }
        MessageDigest digest = digest();
        parts.forEach(part -> digest.update(part.sha256().getBytes(US_ASCII)));
        return hex(digest);
    }
}
