package org.storelink.appstoreconnect.apppassword;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import org.storelink.appstoreconnect.reporter.Access;
import org.storelink.appstoreconnect.reporter.AccessToken;
import org.storelink.appstoreconnect.reporter.ReporterAccount;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.HandshakeState;

/** What the person was asked last, with all that is needed to go on from the answer, maybe on another machine. */
sealed interface HandshakeQuestion {

    /**
     * May a token be created?
     *
     * @param before number of the account that is linked again; empty when none is
     */
    record MayCreateToken(String before) implements HandshakeQuestion {}

    /** Which account? */
    record WhichAccount(AccessToken token) implements HandshakeQuestion {}

    /** Which vendors of it? */
    record WhichVendors(AccessToken token, ReporterAccount account) implements HandshakeQuestion {}

    byte CONSENT = 1;
    byte ACCOUNT = 2;
    byte VENDORS = 3;

    /** With the account's number. Before there was one, a consent had none, and whoever was asked then may answer yet. */
    byte CONSENT_AGAIN = 4;

    default HandshakeState toState() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            switch (this) {
                case MayCreateToken question -> {
                    out.writeByte(question.before().isEmpty() ? CONSENT : CONSENT_AGAIN);
                    if (!question.before().isEmpty()) {
                        out.writeUTF(question.before());
                    }
                }
                case WhichAccount question -> {
                    out.writeByte(ACCOUNT);
                    Access.write(question.token(), out);
                }
                case WhichVendors question -> {
                    out.writeByte(VENDORS);
                    Access.write(question.token(), out);
                    out.writeUTF(question.account().number());
                    out.writeUTF(question.account().name());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return new HandshakeState(bytes.toByteArray());
    }

    static HandshakeQuestion of(HandshakeState state) throws ConnectorException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state.bytes()))) {
            return switch (in.readByte()) {
                case CONSENT -> new MayCreateToken("");
                case CONSENT_AGAIN -> new MayCreateToken(in.readUTF());
                case ACCOUNT -> new WhichAccount(Access.readToken(in));
                case VENDORS -> new WhichVendors(Access.readToken(in), new ReporterAccount(in.readUTF(), in.readUTF()));
                default -> throw new IOException("no such question");
            };
        } catch (IOException | DateTimeException e) {
            throw new ConnectorException(new Defect("The state of this link attempt is not this connector's."), e);
        }
    }
}
