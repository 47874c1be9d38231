package org.storelink.appstoreconnect;

import org.storelink.connector.*;

final class ReporterHandshake implements LinkHandshake {
    ReporterHandshake(ConnectorContext c) {}

    @Override
    public LinkStep begin(Credential credential) {
        throw new IllegalStateException();
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer) {
        throw new IllegalStateException();
    }
}
