package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.AccountKey;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.SessionMaterial;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** Has connectors tell of the keys that an account holds. Asks no store. */
@ApplicationScoped
class ToldKeys {

    private final Connectors connectors;

    @Inject
    ToldKeys(Connectors connectors) {
        this.connectors = connectors;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected ToldKeys() {
        this.connectors = null;
    }

    /** Name of the field that tells the keys of a mode's accounts apart; empty when they hold one credential, or nothing is installed. */
    Optional<String> field(String connector, String mode) {
        return connectors
                .find(connector)
                .flatMap(installed -> installed.descriptor().mode(mode))
                .flatMap(CredentialMode::keyField);
    }

    /**
     * In the order of the credential; none where its mode has none.
     *
     * @throws ProblemException conflict, when the connector cannot tell
     */
    List<AccountKey> of(String connector, Credential credential, Optional<SessionMaterial> material) {
        Optional<InstalledConnector> installed = connectors
                .find(connector)
                .filter(known -> field(connector, credential.mode()).isPresent());
        if (installed.isEmpty()) {
            return List.of();
        }
        try {
            return installed.get().keys(credential, material);
        } catch (ConnectorException e) {
            throw new ProblemException(Problem.CONFLICT, e.failure().message());
        }
    }
}
