package org.storelink.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Looks for secrets among bytes: as they are, in UTF-16, in hex, in Base64 wherever it began, and as a part of an address. Gzip files
 * are looked at packed and unpacked.
 */
final class SecretsSearch {

    /** Of a secret, in bytes: as long as a code. */
    private static final int SHORTEST = 6;

    private static final long WINDOW = (1L << (8 * SHORTEST)) - 1;

    private record Form(String words, byte[] bytes, boolean standsAlone) {}

    private static final int LAST_TWO = 0xffff;

    private final Map<Long, List<Form>> formsByStart = new HashMap<>();

    /** By the last two bytes of their starts, to pass over nearly all bytes without looking them up. */
    private final boolean[] possible = new boolean[LAST_TWO + 1];

    /** @param name what it is, to be told when it is found */
    SecretsSearch lookFor(String name, String secret) {
        byte[] utf8 = secret.getBytes(UTF_8);
        // Among amounts and moments there are six digits in a row of any kind; a code would be on its own.
        boolean isCode = secret.matches("[0-9]{" + SHORTEST + "}");
        add(new Form(name + " as it is", utf8, isCode));
        add(name + " in UTF-16", secret.getBytes(UTF_16BE));
        add(name + " in UTF-16", secret.getBytes(UTF_16LE));
        add(name + " in hex", HexFormat.of().formatHex(utf8));
        add(name + " in hex", HexFormat.of().withUpperCase().formatHex(utf8));
        if (!isCode) {
            add(name + " in an address", URLEncoder.encode(secret, UTF_8));
        }
        for (int offset = 0; offset < 3; offset++) {
            add(name + " in Base64", base64(Base64.getEncoder(), utf8, offset));
            add(name + " in Base64", base64(Base64.getUrlEncoder(), utf8, offset));
        }
        return this;
    }

    /** What of it is the same whatever else is encoded together with it: behind so many bytes, in front of any. */
    private static String base64(Base64.Encoder encoder, byte[] secret, int offset) {
        byte[] behind = new byte[offset + secret.length];
        System.arraycopy(secret, 0, behind, offset, secret.length);
        String encoded = encoder.encodeToString(behind);
        return encoded.substring((offset * 8 + 5) / 6, behind.length * 8 / 6);
    }

    private void add(String words, String form) {
        add(words, form.getBytes(UTF_8));
    }

    private void add(String words, byte[] form) {
        add(new Form(words, form, false));
    }

    private void add(Form form) {
        if (form.bytes().length < SHORTEST) {
            throw new IllegalArgumentException("too short to be told from chance: " + form.words());
        }
        long start = 0;
        for (int i = 0; i < SHORTEST; i++) {
            start = (start << 8) | (form.bytes()[i] & 0xff);
        }
        formsByStart.computeIfAbsent(start, _ -> new ArrayList<>()).add(form);
        possible[(int) start & LAST_TWO] = true;
    }

    /** Says which secret is in which of a folder's files. What vanishes meanwhile is left out. */
    List<String> in(Path folder) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) {
                        found.addAll(in(file.toString(), Files.readAllBytes(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** @param place where the bytes are from, to be told when something is found */
    List<String> in(String place, byte[] bytes) {
        return Stream.concat(found(bytes), found(unpacked(bytes)))
                .distinct()
                .map(words -> words + " in " + place)
                .toList();
    }

    private Stream<String> found(byte[] bytes) {
        List<String> found = new ArrayList<>();
        long window = 0;
        for (int end = 0; end < bytes.length; end++) {
            window = ((window << 8) | (bytes[end] & 0xff)) & WINDOW;
            if (possible[(int) window & LAST_TWO]) {
                int start = end + 1 - SHORTEST;
                for (Form form : formsByStart.getOrDefault(window, List.of())) {
                    if (start >= 0 && isAt(form, bytes, start)) {
                        found.add(form.words());
                    }
                }
            }
        }
        return found.stream();
    }

    private static boolean isAt(Form form, byte[] bytes, int start) {
        int end = start + form.bytes().length;
        return end <= bytes.length
                && Arrays.equals(bytes, start, end, form.bytes(), 0, form.bytes().length)
                && (!form.standsAlone() || standsAlone(bytes, start, end));
    }

    private static boolean standsAlone(byte[] bytes, int start, int end) {
        String before = new String(bytes, Math.max(0, start - 1), Math.min(1, start), ISO_8859_1);
        String after = new String(bytes, end, Math.min(2, bytes.length - end), ISO_8859_1);
        return !before.matches("[0-9A-Za-z.,]") && !after.matches("(?s)[0-9A-Za-z].?|[.,][0-9]");
    }

    private static byte[] unpacked(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != 0x1f || bytes[1] != (byte) 0x8b) {
            return new byte[0];
        }
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
