package org.storelink.organizations.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.storelink.organizations.SetUp;
import org.storelink.organizations.SignInResult;
import org.storelink.organizations.signin.SigningIn;
import org.storelink.organizations.signin.WantedPage;

/** Takes e-mail and password and leads on to the page that was wanted. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    private SigningIn signingIn;

    @Inject
    private SetUp setUp;

    @Inject
    @Param(name = "to")
    private @Nullable String to;

    private @Nullable String email;
    private @Nullable String password;

    public void signIn() throws IOException {
        switch (signingIn.with(Faces.getRequest(), Faces.getResponse(), email, password)) {
            case SignInResult.SignedIn signedIn ->
                Faces.redirect(
                        Faces.getRequestContextPath() + WantedPage.checked(to).replace("%", "%%"));
            case SignInResult.Refused() -> Messages.addGlobalError(SignInResult.Refused.WORDS);
            case SignInResult.TooMany tooMany -> Messages.addGlobalError(tooMany.words());
        }
    }

    /** Before the first owner is made nobody can sign in: the page says what to do then. */
    public boolean isAwaitingOwner() {
        return setUp.isAwaitingOwner();
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
