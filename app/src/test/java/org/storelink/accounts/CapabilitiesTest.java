package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.STRANGER;
import static org.storelink.accounts.Household.VIEWER;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

@DatabaseTest
class CapabilitiesTest {

    @TempDir
    static Path folder;

    @AutoClose
    private final Household house = new Household(folder);

    @Test
    void letsPassWhatOneOfTheAccountsGives() {
        house.link("ada", "8001");

        require(VIEWER, Capability.SALES, Set.of());
    }

    @Test
    void letsPassWhatTheStoreWasNotAskedFor() {
        house.store.onBegin = _ -> FakeStore.linked("ada", "8001");
        LinkedAccount account = house.link();
        house.store.onCheck = (_, _) -> List.of(new Check(Capability.SALES, Check.Outcome.GRANTED, ""));
        house.checking.check(Household.ADMIN, account.id());

        require(VIEWER, Capability.REVIEWS, Set.of(account.id()));
    }

    @Test
    void refusesWithTheReasonOfTheModeAndTheWaysThatHaveIt() {
        house.link("ada", "8001");

        assertRefused(VIEWER, Capability.USAGE, Set.of())
                .withMessage("No account here gives usage. “Main”: a key has it No installed connector has a way of"
                        + " linking that gives it yet.");
        assertThat(house.capabilities.waysTo(Capability.REVIEWS))
                .isEqualTo("Ways of linking that give it: Fake Store by By password, By key.");
    }

    @Test
    void refusesWhatTheAccountHasNoRightTo() {
        LinkedAccount account = house.link("ada", "8001");
        house.store.onCheck = (_, _) -> List.of(
                new Check(Capability.SALES, Check.Outcome.GRANTED, ""),
                new Check(Capability.REVIEWS, Check.Outcome.MISSING, "Give it the role Customer Support."));
        house.checking.check(Household.ADMIN, account.id());

        assertRefused(VIEWER, Capability.REVIEWS, Set.of(account.id()))
                .withMessageContaining("“Main”: Give it the role Customer Support. Ways of linking that give it:");
    }

    @Test
    void saysSoWhereNothingIsLinked() {
        house.link("ada", "8001");

        assertRefused(STRANGER, Capability.SALES, Set.of())
                .withMessageStartingWith("There is no linked account that could give sales. Ways of linking");
    }

    @Test
    void doesNotKnowAccountsOfOthers() {
        LinkedAccount account = house.link("ada", "8001");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> require(STRANGER, Capability.SALES, Set.of(account.id())))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.NOT_FOUND));
    }

    private ThrowableAssertAlternative<ProblemException> assertRefused(
            Actor actor, Capability capability, Set<Long> accounts) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> require(actor, capability, accounts))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.CAPABILITY_ABSENT));
    }

    private void require(Actor actor, Capability capability, Set<Long> accounts) {
        house.database.inTransaction(() -> house.capabilities.require(actor, capability, accounts));
    }
}
