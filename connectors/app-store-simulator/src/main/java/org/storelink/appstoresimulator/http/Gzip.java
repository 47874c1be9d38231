package org.storelink.appstoresimulator.http;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Packs text as report files are packed: UTF-8, each line ended by a line feed. */
public final class Gzip {

    private Gzip() {}

    public static byte[] of(Stream<String> lines) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Writer text =
                new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(packed), StandardCharsets.UTF_8))) {
            Iterator<String> each = lines.iterator();
            while (each.hasNext()) {
                text.append(each.next()).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot happen in memory", e);
        }
        return packed.toByteArray();
    }
}
