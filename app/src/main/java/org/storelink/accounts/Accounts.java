package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.storelink.connector.Capability;
import org.storelink.platform.Actor;

/** The linked accounts of an organization, as members manage them. */
@ApplicationScoped
public class Accounts {

    /** By nickname. */
    public List<LinkedAccount> list(Actor actor) {
        throw new UnsupportedOperationException();
    }

    public LinkedAccount get(Actor actor, long id) {
        throw new UnsupportedOperationException();
    }

    public LinkedAccount update(Actor actor, long id, AccountUpdate update) {
        throw new UnsupportedOperationException();
    }

    public LinkedAccount pause(Actor actor, long id) {
        throw new UnsupportedOperationException();
    }

    public LinkedAccount resume(Actor actor, long id) {
        throw new UnsupportedOperationException();
    }

    /** Destroys the secrets at once. */
    public void unlink(Actor actor, long id, boolean eraseData) {
        throw new UnsupportedOperationException();
    }

    /** Asks the store what it grants now. */
    public LinkedAccount check(Actor actor, long id) {
        throw new UnsupportedOperationException();
    }

    /** Asks ingestion to collect now. */
    public LinkedAccount requestSync(Actor actor, long id) {
        throw new UnsupportedOperationException();
    }

    /** Refuses what the account cannot give before anything is sent, with the reason and the mode that could. */
    public void requireCapability(Actor actor, long id, Capability capability) {
        throw new UnsupportedOperationException();
    }
}
