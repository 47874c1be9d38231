package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;

/** Lets an invited person in. The password is hashed before the transaction begins: a hash takes longer than all the rest. */
@ApplicationScoped
public class Joining {

    private final Invitations invitations;
    private final Passwords passwords;

    @Inject
    Joining(Invitations invitations, Passwords passwords) {
        this.invitations = invitations;
        this.passwords = passwords;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Joining() {
        this.invitations = null;
        this.passwords = null;
    }

    /** @throws ProblemException bad request naming {@code name} or {@code password}; not found when the link is no good any more */
    public Actor accept(@Nullable String key, @Nullable String name, @Nullable String password) {
        Invitation invitation = invitations.find(key).orElseThrow(Invitations::notOpen);
        String checkedName = People.name("name", name);
        String hash = passwords.hash("password", password, invitation.email());
        return invitations.accept(String.valueOf(key), checkedName, hash).toActor();
    }
}
