package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import org.storelink.connector.Credential;
import org.storelink.connector.SessionMaterial;
import org.storelink.vault.SecretAddress;
import org.storelink.vault.Vault;

/** Puts the secrets of accounts into the vault and takes them out again. Inside a transaction of the caller's. */
@ApplicationScoped
class Safe {

    private static final String TABLE = "linked_account";
    private static final String CREDENTIAL = "credential";
    private static final String MATERIAL = "material";
    private static final String QUESTION = "question";

    private final Vault vault;

    @Inject
    Safe(Vault vault) {
        this.vault = vault;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Safe() {
        this.vault = null;
    }

    /** The account must have its id by now. */
    void keep(Account account, Credential credential, String fingerprint, Optional<SessionMaterial> material) {
        byte[] bytes = CredentialBytes.of(credential);
        try {
            account.secrets().replaceCredential(vault.seal(address(account, CREDENTIAL), bytes), fingerprint);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
        material.ifPresent(saved -> keep(account, saved));
    }

    void keep(Account account, SessionMaterial material) {
        byte[] sealed = vault.seal(address(account, MATERIAL), material.bytes());
        account.secrets().replaceMaterial(sealed, material.expiresAt());
    }

    /** The caller closes it. Empty when the account has none any more. */
    Optional<Credential> credential(Account account) {
        return account.secrets().credential().map(kept -> {
            byte[] bytes = vault.open(address(account, CREDENTIAL), kept);
            try {
                return CredentialBytes.read(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    Optional<SessionMaterial> material(Account account) {
        return account.secrets()
                .material()
                .map(kept -> new SessionMaterial(
                        vault.open(address(account, MATERIAL), kept),
                        account.secrets().expiresAt()));
    }

    /** Keeps a question beside the account until a person answers it. */
    void park(Account account, OpenQuestion question) {
        account.secrets().park(vault.seal(address(account, QUESTION), question.toBytes()));
    }

    Optional<OpenQuestion> parked(Account account) {
        return account.secrets()
                .question()
                .map(kept -> OpenQuestion.read(vault.open(address(account, QUESTION), kept)));
    }

    private static SecretAddress address(Account account, String field) {
        return new SecretAddress(account.organizationId(), TABLE, Long.toString(account.id()), field);
    }
}
