package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.platform.Actor;

/** Links accounts, one step at a time. */
@ApplicationScoped
public class Linking {

    public LinkAttempt begin(Actor actor, LinkRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Runs the conversation again for an account that exists; it must come to the same identity. */
    public LinkAttempt relink(Actor actor, long accountId, Map<String, String> values) {
        throw new UnsupportedOperationException();
    }

    public LinkAttempt answer(Actor actor, UUID id, ChallengeAnswer answer) {
        throw new UnsupportedOperationException();
    }

    public LinkAttempt get(Actor actor, UUID id) {
        throw new UnsupportedOperationException();
    }

    public void abandon(Actor actor, UUID id) {
        throw new UnsupportedOperationException();
    }
}
