package org.storelink.platform;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The member behind the current request. Set once by sign-in, read by resources and pages. */
@RequestScoped
public class CurrentActor {

    private @Nullable Actor actor;

    public void set(Actor signedIn) {
        this.actor = signedIn;
    }

    public boolean isKnown() {
        return actor != null;
    }

    /** @throws ProblemException unauthorized, when nobody is signed in */
    public Actor get() {
        if (actor == null) {
            throw new ProblemException(Problem.UNAUTHORIZED, "Sign in first.");
        }
        return actor;
    }
}
