package org.storelink.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.accounts.AccountState;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;

/** The one account of a {@link World}, as members see it. */
final class FakeAccounts extends Accounts {

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
                Instant.parse(World.NOW));
    }
}
