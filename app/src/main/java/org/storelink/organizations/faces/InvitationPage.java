package org.storelink.organizations.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.storelink.organizations.Invitation;
import org.storelink.organizations.Invitations;
import org.storelink.organizations.Joining;
import org.storelink.organizations.signin.SigningIn;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;

/** Lets an invited person choose name and password. */
@Named
@RequestScoped
public class InvitationPage {

    @Inject
    private Invitations invitations;

    @Inject
    private Joining joining;

    @Inject
    private SigningIn signingIn;

    @Inject
    @Param(name = "key")
    private @Nullable String key;

    private @Nullable String name;
    private @Nullable String password;

    /** Nothing when the link is no good any more. */
    public @Nullable Invitation getInvitation() {
        return invitations.find(key).orElse(null);
    }

    public void accept() {
        try {
            Invitation invitation = getInvitation();
            joining.accept(key, name, password);
            if (invitation != null) {
                signingIn.with(Faces.getRequest(), Faces.getResponse(), invitation.email(), password);
            }
            Faces.redirect(Faces.getRequestContextPath() + "/");
        } catch (ProblemException problem) {
            Notices.problem(problem);
        }
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }
}
