package org.storelink.organizations.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.omnifaces.util.Faces;
import org.storelink.organizations.ConsoleSessions;
import org.storelink.organizations.Member;
import org.storelink.organizations.Members;
import org.storelink.organizations.SignIn;
import org.storelink.organizations.SignedInBrowser;
import org.storelink.organizations.signin.SessionCookie;
import org.storelink.organizations.signin.SigningIn;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;

/** The person's own sign-in: name, password, and where a browser is signed in. */
@Named
@RequestScoped
public class SecurityPage {

    private static final String HERE = "/security?faces-redirect=true";

    @Inject
    private Members members;

    @Inject
    private SignIn signIn;

    @Inject
    private ConsoleSessions sessions;

    @Inject
    private SigningIn signingIn;

    @Inject
    private CurrentActor actor;

    private @Nullable String name;
    private @Nullable String currentPassword;
    private @Nullable String newPassword;

    public Member getMe() {
        return members.me(actor.get());
    }

    public String name(SignedInBrowser browser) {
        return BrowserName.of(browser.browser());
    }

    public List<SignedInBrowser> getBrowsers() {
        return sessions.mine(actor.get(), SessionCookie.read(Faces.getRequest()).orElse(null));
    }

    public @Nullable String rename() {
        return act(
                () -> members.change(actor.get(), actor.get().memberId(), String.valueOf(getName()), null), "Renamed.");
    }

    /** Other browsers are signed out by it; this one gets a new session. */
    public @Nullable String changePassword() {
        return act(
                () -> {
                    signIn.changePassword(
                            actor.get(),
                            currentPassword,
                            newPassword,
                            Faces.getRequest().getRemoteAddr());
                    signingIn.renew(Faces.getRequest(), Faces.getResponse(), actor.get());
                },
                "The password is changed. All other browsers are signed out.");
    }

    public void signOutEverywhere() {
        sessions.endAll(actor.get());
        Faces.redirect(Faces.getRequestContextPath() + "/sign-in");
    }

    public @Nullable String getName() {
        return name == null ? getMe().name() : name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public @Nullable String getCurrentPassword() {
        return currentPassword;
    }

    public void setCurrentPassword(@Nullable String currentPassword) {
        this.currentPassword = currentPassword;
    }

    public @Nullable String getNewPassword() {
        return newPassword;
    }

    public void setNewPassword(@Nullable String newPassword) {
        this.newPassword = newPassword;
    }

    private static @Nullable String act(Runnable action, String done) {
        try {
            action.run();
        } catch (ProblemException problem) {
            Notices.problem(problem);
            return null;
        }
        Notices.done(done);
        return HERE;
    }
}
