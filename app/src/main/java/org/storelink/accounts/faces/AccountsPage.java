package org.storelink.accounts.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.AccountState;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.connector.CredentialMode;
import org.storelink.platform.CurrentActor;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** The linked accounts with their states; also what the overview shows of them. */
@Named
@RequestScoped
public class AccountsPage {

    @Inject
    private Accounts accounts;

    @Inject
    private Connectors connectors;

    @Inject
    private CurrentActor actor;

    private @Nullable List<LinkedAccount> all;

    public List<LinkedAccount> getAll() {
        if (all == null) {
            all = accounts.list(actor.get());
        }
        return all;
    }

    /** Accounts that wait for a person. */
    public List<LinkedAccount> getNeedy() {
        return getAll().stream()
                .filter(account -> account.state().tone() == AccountState.Tone.BAD
                        || account.state().tone() == AccountState.Tone.WARNING)
                .toList();
    }

    /** What people call the connector; its id when it is no longer installed. */
    public String connectorName(LinkedAccount account) {
        return connectors
                .find(account.connector())
                .map(connector -> connector.descriptor().name())
                .orElse(account.connector());
    }

    public String modeName(LinkedAccount account) {
        return connectors
                .find(account.connector())
                .map(InstalledConnector::descriptor)
                .flatMap(descriptor -> descriptor.mode(account.mode()))
                .map(CredentialMode::label)
                .orElse(account.mode());
    }
}
