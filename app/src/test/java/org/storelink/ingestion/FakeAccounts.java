package org.storelink.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.accounts.AccountState;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.SignInState;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/** The one account of a {@link World}, as members see it. */
final class FakeAccounts extends Accounts {

    private boolean paused;

    void pause() {
        paused = true;
    }

    @Override
    public LinkedAccount collectable(Actor actor, long id) {
        actor.require(Role.ADMIN);
        LinkedAccount account = get(actor, id);
        if (paused) {
            throw new ProblemException(Problem.CONFLICT, "The account is paused.");
        }
        return account;
    }

    @Override
    public LinkedAccount get(Actor actor, long id) {
        if (actor.organizationId() != World.ORGANIZATION || id != World.ACCOUNT) {
            throw ProblemException.notFound("linked account");
        }
        return new LinkedAccount(
                id,
                actor.organizationId(),
                "Practice",
                "somebody",
                true,
                99,
                "scripted",
                Map.of(),
                ScriptedStore.ID,
                "key",
                AccountState.HEALTHY,
                Instant.parse(World.NOW),
                "",
                "",
                Map.of(),
                "somebody",
                List.of(World.VENDOR),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new SignInState(true, Optional.empty(), ""),
                List.of(),
                Instant.parse(World.NOW));
    }
}
