package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;

/** Whatever a clipboard, a shell or a secrets store has done to the file, it is the same key; and what is another thing is said. */
class PrivateKeyTextTest {

    private static final int KEYS = 20;

    private record Form(String words, UnaryOperator<String> of) {

        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Form> forms() {
        return Stream.of(
                new Form("as Apple hands it out", file -> file),
                new Form("with a line end after it", file -> file + "\n"),
                new Form("with line ends of Windows", file -> file.replace("\n", "\r\n")),
                new Form("with line ends of an old Mac", file -> file.replace('\n', '\r')),
                new Form("on one line", file -> file.replace("\n", "")),
                new Form("on one line with blanks", file -> file.replace('\n', ' ')),
                new Form("with \\n in the place of line ends", file -> file.replace("\n", "\\n")),
                new Form("with \\r\\n in the place of line ends", file -> file.replace("\n", "\\r\\n")),
                new Form("in quotes, as in JSON", file -> '"' + file.replace("\n", "\\n") + '"'),
                new Form("with every line in quotes", file -> "\"" + file.replace("\n", "\"\n\"") + "\""),
                new Form("indented", file -> file.replace("\n", "\n    \t")),
                new Form("with empty lines", file -> file.replace("\n", "\n\n")),
                new Form("with blanks of a web page", file -> "\ufeff\u00a0" + file.replace("\n", "\u00a0\n\u200b")),
                new Form("after other words", file -> "My key:\n" + file + "\nKeep it.\n"),
                new Form("without its first and last line", PrivateKeyTextTest::body),
                new Form("without any line", file -> body(file).replace("\n", "")),
                new Form("the file in Base64", file -> base64(file)),
                new Form("the file in Base64 with lines", file -> base64(file).replaceAll("(.{76})", "$1\n")),
                new Form("the file of Windows in Base64", file -> base64(file.replace("\n", "\r\n"))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsTheSameKey(Form form) throws ConnectorException, GeneralSecurityException {
        for (int i = 0; i < KEYS; i++) {
            ECPrivateKey key = (ECPrivateKey) key("EC", new ECGenParameterSpec("secp256r1"));

            assertThat(PrivateKeyText.read(form.of().apply(file("PRIVATE KEY", key.getEncoded())))
                            .getS())
                    .isEqualTo(key.getS());
        }
    }

    private record Other(String words, String text) {

        @Override
        public String toString() {
            return words;
        }
    }

    static Stream<Other> others() throws GeneralSecurityException {
        byte[] key = key("EC", new ECGenParameterSpec("secp256r1")).getEncoded();
        String file = file("PRIVATE KEY", key);
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        byte[] flipped = key.clone();
        flipped[3] ^= 0x11;
        return Stream.of(
                new Other(
                        "another curve",
                        file(
                                "PRIVATE KEY",
                                key("EC", new ECGenParameterSpec("secp384r1")).getEncoded())),
                new Other(
                        "damaged, or a key of another kind",
                        file("PRIVATE KEY", rsa.generateKeyPair().getPrivate().getEncoded())),
                new Other("damaged, or a key of another kind", file("PRIVATE KEY", flipped)),
                new Other("in another form", file("EC PRIVATE KEY", key)),
                new Other("in another form", file("ENCRYPTED PRIVATE KEY", key)),
                new Other("a public key or a certificate", file("PUBLIC KEY", key)),
                new Other("a public key or a certificate", file("CERTIFICATE", key)),
                new Other("something else", file("OPENSSH PRIVATE KEY", key)),
                new Other("cut off", file.substring(0, file.length() - 30)),
                new Other("cut off", file.substring(30)),
                new Other("damaged", file.replace("M", "*")),
                new Other(
                        "another text",
                        "The quick brown fox jumps over the lazy dog, again and again and again and again."),
                new Other("another text", base64("a text that is no key at all, but long enough to be meant as one")),
                new Other("another text", ""));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatElseItIsIsSaidWithoutQuotingIt(Other other) {
        ConnectorException refused =
                catchThrowableOfType(ConnectorException.class, () -> PrivateKeyText.read(other.text()));

        assertThat(refused.failure()).isInstanceOf(RequestRejected.class);
        assertThat(refused.failure().message()).contains(other.words(), "Nothing was sent");
        assertThat(refused).hasNoCause();
        String letters = other.text().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        IntStream.range(0, Math.max(0, letters.length() - 12))
                .forEach(at -> assertThat(refused.failure().message()).doesNotContain(letters.substring(at, at + 12)));
    }

    private static PrivateKey key(String algorithm, ECGenParameterSpec curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(curve);
        return generator.generateKeyPair().getPrivate();
    }

    private static String file(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----";
    }

    private static String body(String file) {
        return file.substring(file.indexOf('\n') + 1, file.lastIndexOf('\n'));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
