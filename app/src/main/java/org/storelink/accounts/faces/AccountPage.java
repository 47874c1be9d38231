package org.storelink.accounts.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.accounts.AccountState;
import org.storelink.accounts.AccountUpdate;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.Checking;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.Linking;
import org.storelink.accounts.Saving;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;

/** One linked account: how it is, and what may be done with it. */
@Named
@RequestScoped
public class AccountPage {

    @Inject
    private Accounts accounts;

    @Inject
    private Checking checking;

    @Inject
    private Linking linking;

    @Inject
    private CurrentActor actor;

    @Inject
    @Param(name = "id", required = true)
    private @Nullable Long id;

    private @Nullable LinkedAccount account;
    private @Nullable String nickname;
    private @Nullable String confirmation;
    private boolean erase;

    public LinkedAccount getAccount() {
        if (account == null) {
            account = accounts.get(actor.get(), id());
        }
        return account;
    }

    public @Nullable String sync() {
        return act(() -> accounts.requestSync(actor.get(), id()), "Storelink collects as soon as it can.");
    }

    public @Nullable String check() {
        return act(() -> checking.check(actor.get(), id()), "The store was asked what this account may do.");
    }

    /** Links again with what is stored: goes on in the wizard with what the store asks. */
    public @Nullable String linkAgain() {
        try {
            return LinkPage.at(linking.goOn(actor.get(), id(), Saving.AFTER_PREVIEW));
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
    }

    public boolean isWaitingForCode() {
        return getAccount().state() == AccountState.NEEDS_CODE;
    }

    public @Nullable String pause() {
        return act(() -> accounts.pause(actor.get(), id()), "Paused. Nothing is sent to the store until you resume.");
    }

    public @Nullable String resume() {
        return act(() -> accounts.resume(actor.get(), id()), "Resumed.");
    }

    public @Nullable String rename() {
        var update = new AccountUpdate(
                Optional.of(String.valueOf(getNickname()).strip()), Optional.empty(), Optional.<Set<String>>empty());
        return act(() -> accounts.update(actor.get(), id(), update), "Renamed.");
    }

    /** Unlinks when the nickname was typed as it is. */
    public @Nullable String unlink() {
        String name = getAccount().nickname();
        if (confirmation == null || !confirmation.strip().equals(name)) {
            Notices.problem(ProblemException.badField("confirmation", "Type the account's name exactly: " + name));
            return null;
        }
        try {
            accounts.unlink(actor.get(), id(), erase);
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
        Notices.done(name + " is unlinked and its secrets are destroyed. "
                + (erase ? "What was collected is being erased." : "What was collected stays."));
        return "/accounts?faces-redirect=true";
    }

    public @Nullable String getNickname() {
        return nickname == null ? getAccount().nickname() : nickname;
    }

    public void setNickname(@Nullable String nickname) {
        this.nickname = nickname;
    }

    public @Nullable String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(@Nullable String confirmation) {
        this.confirmation = confirmation;
    }

    public String getData() {
        return erase ? "erase" : "keep";
    }

    public void setData(String data) {
        erase = data.toLowerCase(Locale.ROOT).equals("erase");
    }

    private @Nullable String act(Supplier<LinkedAccount> action, String done) {
        try {
            account = action.get();
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
        Notices.done(done);
        return "/accounts/account?faces-redirect=true&id=" + id();
    }

    private long id() {
        if (id == null) {
            throw ProblemException.notFound("account");
        }
        return id;
    }
}
