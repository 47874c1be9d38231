package org.storelink.appstoreconnect;

import java.util.Optional;
import org.storelink.appstoreconnect.account.AccountHandshake;
import org.storelink.appstoreconnect.account.AccountMode;
import org.storelink.appstoreconnect.apikey.ApiKeyMode;
import org.storelink.appstoreconnect.apikey.KeyHandshake;
import org.storelink.appstoreconnect.apppassword.ReporterHandshake;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;

/** Leads each credential into the conversation of its mode. */
record HandshakeByMode(ConnectorContext context) implements LinkHandshake {

    @Override
    public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException {
        return of(credential).begin(credential, earlier);
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        return of(credential).answer(credential, state, answer);
    }

    private LinkHandshake of(Credential credential) {
        return switch (credential.mode()) {
            case ApiKeyMode.ID -> new KeyHandshake(context);
            case AccountMode.ID -> new AccountHandshake(context);
            default -> new ReporterHandshake(context);
        };
    }
}
