package org.storelink.accounts.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.accounts.AccountUpdate;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.LinkedVendor;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;

/** Whose reports are collected through an account, chosen in its settings. */
@Named
@RequestScoped
public class AccountVendors {

    @Inject
    Accounts accounts;

    @Inject
    CurrentActor actor;

    @Inject
    @Param(name = "id", required = true)
    @Nullable
    Long id;

    private @Nullable LinkedAccount account;
    private @Nullable Map<String, String> collectors;
    private String @Nullable [] chosen;

    /** Whether there is more than one to choose among. */
    public boolean isChoice() {
        return getAll().size() > 1;
    }

    public List<LinkedVendor> getAll() {
        return account().vendors();
    }

    /** The vendor's name and code, and through which other account it is collected, if it is. */
    public String label(LinkedVendor vendor) {
        String name = vendor.name().equals(vendor.code()) ? vendor.code() : vendor.name() + " (" + vendor.code() + ")";
        String collector = collectors().get(vendor.code());
        return collector == null ? name : name + ": collected by “" + collector + "”";
    }

    /** Whether another account collects it, so that this one cannot. */
    public boolean isTaken(LinkedVendor vendor) {
        return collectors().containsKey(vendor.code());
    }

    public String[] getChosen() {
        return chosen != null
                ? chosen
                : getAll().stream()
                        .filter(LinkedVendor::chosen)
                        .map(LinkedVendor::code)
                        .toArray(String[]::new);
    }

    public void setChosen(String[] chosen) {
        this.chosen = chosen;
    }

    public @Nullable String save() {
        var update =
                new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.copyOf(List.of(getChosen()))));
        try {
            accounts.update(actor.get(), account().id(), update);
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
        Notices.done("From now on Storelink collects what you have chosen.");
        return "/accounts/account?faces-redirect=true&id=" + account().id();
    }

    private LinkedAccount account() {
        if (account == null) {
            if (id == null) {
                throw ProblemException.notFound("account");
            }
            account = accounts.get(actor.get(), id);
        }
        return account;
    }

    /** Nicknames of the other accounts of the connector, by the codes of the vendors that they collect. */
    private Map<String, String> collectors() {
        if (collectors == null) {
            Map<String, String> found = new HashMap<>();
            accounts.list(actor.get()).stream()
                    .filter(other -> other.id() != account().id()
                            && other.connector().equals(account().connector()))
                    .forEach(other -> other.vendors().stream()
                            .filter(LinkedVendor::chosen)
                            .forEach(vendor -> found.put(vendor.code(), other.nickname())));
            collectors = found;
        }
        return collectors;
    }
}
