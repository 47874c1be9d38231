package org.storelink.organizations.signin;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.storelink.organizations.TokenUse;

/** By what the current request was let in: a token with its scopes, or something without such limits. */
@RequestScoped
public class CurrentAccess {

    private Optional<TokenUse> token = Optional.empty();

    void set(Optional<TokenUse> presented) {
        this.token = presented;
    }

    public Optional<TokenUse> token() {
        return token;
    }
}
