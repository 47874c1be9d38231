package org.storelink.plugins;

import java.util.List;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;

/** Keeps a secret that a plugin put into a message by mistake from being shown, stored or logged. */
final class SecretWords {

    private static final int SHORTEST = 4;
    private static final String WITHHELD =
            "The store refused, and what it said is withheld because it repeated a secret.";

    private final Credential credential;
    private final List<String> fields;

    /** Holds no value itself: reads the credential when a message is looked at. */
    SecretWords(ConnectorDescriptor descriptor, Credential credential) {
        this.credential = credential;
        this.fields = descriptor.mode(credential.mode()).stream()
                .flatMap(mode -> mode.fields().stream())
                .filter(CredentialField.Secret.class::isInstance)
                .map(CredentialField::name)
                .toList();
    }

    ConnectorFailure withhold(ConnectorFailure failure) {
        return isTold(failure.message()) ? withMessage(failure) : failure;
    }

    private boolean isTold(String message) {
        return credential.keys().stream()
                .flatMap(key -> key.fields().stream().filter(fields::contains).map(key::value))
                .anyMatch(value -> value.length() >= SHORTEST && message.contains(value));
    }

    private static ConnectorFailure withMessage(ConnectorFailure failure) {
        return switch (failure) {
            case ConnectorFailure.CredentialRejected _ -> new ConnectorFailure.CredentialRejected(WITHHELD);
            case ConnectorFailure.AuthenticationExpired _ -> new ConnectorFailure.AuthenticationExpired(WITHHELD);
            case ConnectorFailure.ChallengeRequired required ->
                new ConnectorFailure.ChallengeRequired(required.challenge(), required.state(), WITHHELD);
            case ConnectorFailure.PermissionMissing missing ->
                new ConnectorFailure.PermissionMissing(missing.capability(), WITHHELD);
            case ConnectorFailure.AgreementMissing _ -> new ConnectorFailure.AgreementMissing(WITHHELD);
            case ConnectorFailure.AccountLocked locked -> new ConnectorFailure.AccountLocked(locked.until(), WITHHELD);
            case ConnectorFailure.Throttled throttled -> new ConnectorFailure.Throttled(throttled.retryAt(), WITHHELD);
            case ConnectorFailure.Unavailable _ -> new ConnectorFailure.Unavailable(WITHHELD);
            case ConnectorFailure.Gone _ -> new ConnectorFailure.Gone(WITHHELD);
            case ConnectorFailure.RequestRejected _ -> new ConnectorFailure.RequestRejected(WITHHELD);
            case ConnectorFailure.Unreadable _ -> new ConnectorFailure.Unreadable(WITHHELD);
            case ConnectorFailure.Defect _ -> new ConnectorFailure.Defect(WITHHELD);
        };
    }
}
