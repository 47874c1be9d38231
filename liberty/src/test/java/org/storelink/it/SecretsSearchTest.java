package org.storelink.it;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsSearchTest {

    private static final String SECRET = "Päss word/8+?";
    private static final String CODE = "204186";

    private final SecretsSearch search =
            new SecretsSearch().lookFor("the password", SECRET).lookFor("the code", CODE);

    static Stream<byte[]> forms() {
        return Stream.of(SECRET, CODE)
                .flatMap(secret -> Stream.of(
                        bytes("x=\"" + secret + "\""),
                        ("?" + secret).getBytes(UTF_16BE),
                        ("?" + secret).getBytes(UTF_16LE),
                        bytes("00" + HexFormat.of().formatHex(bytes(secret)) + "ff"),
                        bytes(HexFormat.of().withUpperCase().formatHex(bytes(secret))),
                        bytes(Base64.getEncoder().encodeToString(bytes(secret))),
                        bytes(Base64.getEncoder().encodeToString(bytes("1" + secret + "1"))),
                        bytes(Base64.getUrlEncoder().encodeToString(bytes("12" + secret + "12"))),
                        bytes("/path?x=" + URLEncoder.encode(secret, UTF_8) + "&y=1"),
                        gzip("{\"x\":\"" + secret + "\"}")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void findsEachForm(byte[] bytes) {
        assertThat(search.in("a file", bytes)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2041867",
                "3204186",
                "1234.204186",
                "204186.50",
                "2026-11-26T03:57:04.204186Z",
                "a204186b",
                "20418",
                "Päss word/8+"
            })
    void takesNothingElseForThem(String text) {
        assertThat(search.in("a file", bytes(text))).isEmpty();
    }

    @Test
    void saysWhatIsWhereInAFolder(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("deep")).resolve("file");
        Files.write(file, bytes("The code is " + CODE + "."));
        Files.write(folder.resolve("other"), bytes("nothing"));

        assertThat(search.in(folder)).isEqualTo(List.of("the code as it is in " + file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes)) {
            stream.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
