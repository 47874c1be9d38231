package org.storelink.appstoreconnect.apikey;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;

/**
 * Reads a private key as people paste it: with any line ends or none, with line ends written as {@code \n}, in quotes, without its first
 * and last line, or the whole file once more in Base64. Messages say what it is instead, and never what it says.
 */
final class PrivateKeyText {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** Spaces, line ends, and what editors and web pages put in their places. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff\"']+");

    private static final int FIRST_OF_DER = 0x30;

    /** Of the curve P-256, which is the only one that Apple takes. */
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private PrivateKeyText() {}

    /** @throws ConnectorException when it is no such key, as {@link RequestRejected}; nothing was sent then */
    static ECPrivateKey read(String text) throws ConnectorException {
        byte[] bytes = bytes(text.replace("\\r", "\r").replace("\\n", "\n"));
        try {
            return key(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] bytes(String text) throws ConnectorException {
        Matcher pem = PEM.matcher(text);
        if (pem.find()) {
            requirePrivateKey(pem.group(1));
            return decoded(pem.group(2)).orElseThrow(() -> refused("it is damaged"));
        }
        if (text.contains("-----BEGIN ") || text.contains("-----END ")) {
            throw refused("it is cut off: it must end with the line END PRIVATE KEY");
        }
        byte[] bytes = decoded(text).orElseThrow(() -> refused("it is another text"));
        if (bytes.length == 0 || bytes[0] != FIRST_OF_DER) {
            String inside = new String(bytes, StandardCharsets.ISO_8859_1);
            Arrays.fill(bytes, (byte) 0);
            if (PEM.matcher(inside).find()) {
                return bytes(inside);
            }
            throw refused("it is another text");
        }
        return bytes;
    }

    private static void requirePrivateKey(String label) throws ConnectorException {
        switch (label) {
            case "PRIVATE KEY" -> {}
            case "EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY" ->
                throw refused("it is a private key in another form than Apple hands out");
            case "PUBLIC KEY", "CERTIFICATE", "CERTIFICATE REQUEST" ->
                throw refused("it is a public key or a certificate");
            default -> throw refused("it is something else");
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(BLANKS.matcher(base64).replaceAll("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ECPrivateKey key(byte[] pkcs8) throws ConnectorException {
        try {
            ECPrivateKey key =
                    (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (!key.getParams().getOrder().equals(ORDER)) {
                throw refused("it is a key on another curve than P-256");
            }
            return key;
        } catch (InvalidKeySpecException _) {
            // The cause may quote the key.
            throw refused("it is damaged, or a key of another kind");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK knows EC", e);
        }
    }

    private static ConnectorException refused(String what) {
        return new ConnectorException(new RequestRejected("This is no private key of the App Store Connect API: " + what
                + ". Paste all of the file AuthKey_….p8. Nothing was sent."));
    }
}
