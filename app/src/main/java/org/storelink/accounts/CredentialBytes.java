package org.storelink.accounts;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.connector.Credential;

/** A credential as the bytes that the vault seals. Arrays in between are wiped; those returned are the caller's to wipe. */
final class CredentialBytes {

    private static final int OF_ONE = 1;
    private static final int OF_SEVERAL = 2;

    private CredentialBytes() {}

    static byte[] of(Credential credential) {
        List<Credential> keys = credential.keys();
        WipedBuffer buffer = new WipedBuffer();
        try (buffer;
                DataOutputStream out = new DataOutputStream(buffer)) {
            out.writeByte(keys.size() == 1 ? OF_ONE : OF_SEVERAL);
            out.writeUTF(credential.mode());
            if (keys.size() > 1) {
                out.writeShort(keys.size());
            }
            for (Credential key : keys) {
                write(out, key);
            }
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Credential key) throws IOException {
        out.writeShort(key.fields().size());
        for (String field : key.fields()) {
            byte[] value = key.value(field).getBytes(StandardCharsets.UTF_8);
            out.writeUTF(field);
            out.writeInt(value.length);
            out.write(value);
            Arrays.fill(value, (byte) 0);
        }
    }

    static Credential read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            if (format != OF_ONE && format != OF_SEVERAL) {
                throw new IllegalStateException("a credential of an unknown format");
            }
            String mode = in.readUTF();
            int count = format == OF_ONE ? 1 : in.readUnsignedShort();
            List<Map<String, char[]>> keys = new ArrayList<>();
            try {
                for (int left = count; left > 0; left--) {
                    keys.add(readKey(in));
                }
                List<Credential> further = keys.stream()
                        .skip(1)
                        .map(values -> new Credential(mode, values))
                        .toList();
                return new Credential(mode, keys.getFirst(), further);
            } finally {
                keys.forEach(values -> values.values().forEach(value -> Arrays.fill(value, '\0')));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, char[]> readKey(DataInputStream in) throws IOException {
        Map<String, char[]> values = new LinkedHashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String field = in.readUTF();
            byte[] value = in.readNBytes(in.readInt());
            values.put(field, chars(value));
            Arrays.fill(value, (byte) 0);
        }
        return values;
    }

    private static char[] chars(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] chars = new char[decoded.remaining()];
        decoded.get(chars);
        Arrays.fill(decoded.array(), '\0');
        return chars;
    }
}
