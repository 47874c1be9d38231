package org.storelink.accounts.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.Keys;
import org.storelink.accounts.LinkedKey;
import org.storelink.connector.Capability;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.faces.Notices;

/**
 * The keys of an account, for those who manage it. Which one is removed is told by its id and not by its place: a colleague may have changed
 * the list since it was shown. So each has a plain button under the name of the one command.
 */
@Named
@RequestScoped
public class AccountKeys {

    @Inject
    private Accounts accounts;

    @Inject
    private Keys keys;

    @Inject
    private CurrentActor actor;

    @Inject
    @Param(name = "id")
    private @Nullable Long id;

    @Inject
    @Param(name = "keyring:removeKey")
    private @Nullable String removed;

    private @Nullable List<LinkedKey> all;

    /** Whether there is something to show, and the person may see it. */
    public boolean isShown() {
        return actor.get().role().includes(Role.ADMIN) && keys.isFor(accounts.get(actor.get(), id()));
    }

    public List<LinkedKey> getAll() {
        if (all == null) {
            all = keys.list(actor.get(), id());
        }
        return all;
    }

    /** Removes a key of which nobody has said why it has to stay. */
    public @Nullable String remove() {
        String keyId = String.valueOf(removed);
        try {
            keys.remove(actor.get(), id(), keyId);
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
        Notices.done("Key " + keyId + " is removed and destroyed. Revoke it at the store, too.");
        return "/accounts/account?faces-redirect=true&id=" + id();
    }

    /** What a key is there for, in plain words. */
    public String words(List<Capability> capabilities) {
        return capabilities.stream()
                .map(capability -> capability.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private long id() {
        if (id == null) {
            throw ProblemException.notFound("account");
        }
        return id;
    }
}
