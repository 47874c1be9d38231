package org.storelink.accounts;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.storelink.connector.Credential;

/** A credential as the bytes that the vault seals. Arrays in between are wiped; those returned are the caller's to wipe. */
final class CredentialBytes {

    private static final int FORMAT = 1;

    private CredentialBytes() {}

    static byte[] of(Credential credential) {
        WipedBuffer buffer = new WipedBuffer();
        try (buffer;
                DataOutputStream out = new DataOutputStream(buffer)) {
            out.writeByte(FORMAT);
            out.writeUTF(credential.mode());
            out.writeShort(credential.fields().size());
            for (String field : credential.fields()) {
                byte[] value = credential.value(field).getBytes(StandardCharsets.UTF_8);
                out.writeUTF(field);
                out.writeInt(value.length);
                out.write(value);
                Arrays.fill(value, (byte) 0);
            }
            return buffer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Credential read(byte[] bytes) {
        Map<String, char[]> values = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                throw new IllegalStateException("a credential of an unknown format");
            }
            String mode = in.readUTF();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                String field = in.readUTF();
                byte[] value = in.readNBytes(in.readInt());
                values.put(field, chars(value));
                Arrays.fill(value, (byte) 0);
            }
            return new Credential(mode, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            values.values().forEach(value -> Arrays.fill(value, '\0'));
        }
    }

    private static char[] chars(byte[] utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] chars = new char[decoded.remaining()];
        decoded.get(chars);
        Arrays.fill(decoded.array(), '\0');
        return chars;
    }
}
