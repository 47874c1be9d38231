package org.storelink.appstoreconnect.reporter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.SessionMaterial;

/** What a session needs besides the credential: the token and the number of the account that was chosen when linking. */
public record Access(AccessToken token, String account) {

    private static final byte FORM = 1;

    public SessionMaterial toMaterial() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            write(token, out);
            out.writeUTF(account);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return new SessionMaterial(bytes.toByteArray(), token.expiresAt());
    }

    /** Empty when the bytes are not of this connector's making. */
    public static Optional<Access> of(SessionMaterial material) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(material.bytes()))) {
            return in.readByte() == FORM ? Optional.of(new Access(readToken(in), in.readUTF())) : Optional.empty();
        } catch (IOException | DateTimeException _) {
            return Optional.empty();
        }
    }

    public static void write(AccessToken token, DataOutputStream out) throws IOException {
        out.writeUTF(token.value());
        out.writeUTF(token.expiresOn().map(LocalDate::toString).orElse(""));
    }

    public static AccessToken readToken(DataInputStream in) throws IOException {
        String value = in.readUTF();
        String expiresOn = in.readUTF();
        return new AccessToken(value, expiresOn.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(expiresOn)));
    }
}
