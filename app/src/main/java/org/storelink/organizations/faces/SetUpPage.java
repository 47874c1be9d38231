package org.storelink.organizations.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.storelink.organizations.SetUp;
import org.storelink.organizations.signin.SigningIn;
import org.storelink.platform.ProblemException;
import org.storelink.platform.faces.Notices;

/** Makes the first owner, for whoever has the set-up link. */
@Named
@RequestScoped
public class SetUpPage {

    @Inject
    private SetUp setUp;

    @Inject
    private SigningIn signingIn;

    @Inject
    @Param(name = "key")
    private @Nullable String key;

    private @Nullable String team;
    private @Nullable String name;
    private @Nullable String email;
    private @Nullable String password;

    public boolean isOpen() {
        return setUp.isOpen(key);
    }

    public void complete() {
        try {
            setUp.complete(key, team, name, email, password);
            signingIn.with(Faces.getRequest(), Faces.getResponse(), email, password);
            Faces.redirect(Faces.getRequestContextPath() + "/");
        } catch (ProblemException problem) {
            Notices.problem(problem);
        }
    }

    public @Nullable String getTeam() {
        return team;
    }

    public void setTeam(@Nullable String team) {
        this.team = team;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }
}
