package org.storelink.ingestion.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.accounts.AccountState;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.LinkedVendor;
import org.storelink.accounts.SignInState;
import org.storelink.platform.Actor;
import org.storelink.platform.CurrentActor;

class AccountLedgerTest {

    private static final LinkedVendor VENDOR = new LinkedVendor(7, "80000001", "Northlight", true);
    private static final LinkedVendor NEVER_COLLECTED = new LinkedVendor(9, "80000000", "Southlight", false);

    private final CountedAccounts accounts = new CountedAccounts();
    private final AccountLedger ledger = new AccountLedger();

    AccountLedgerTest() {
        ledger.accounts = accounts;
        ledger.actor = new CurrentActor();
        ledger.actor.set(Actor.system(1));
        ledger.id = 4L;
    }

    @Test
    void opensOnAVendorThatIsCollected() {
        assertThat(ledger.getVendor()).isEqualTo(VENDOR.id());
    }

    @Test
    void looksTheAccountUpOnceForAllPeriodsOfTheCalendar() {
        for (int period = 0; period < 366; period++) {
            assertThat(ledger.getVendor()).isEqualTo(VENDOR.id());
        }

        assertThat(accounts.lookUps).isEqualTo(1);
    }

    private static final class CountedAccounts extends Accounts {

        private int lookUps;

        @Override
        public LinkedAccount get(Actor actor, long id) {
            lookUps++;
            Instant linkedAt = Instant.parse("2026-11-01T00:00:00Z");
            return new LinkedAccount(
                    id,
                    actor.organizationId(),
                    "Practice",
                    "somebody",
                    true,
                    1,
                    "apple",
                    Map.of(),
                    "connector",
                    "mode",
                    AccountState.HEALTHY,
                    linkedAt,
                    "",
                    "",
                    Map.of(),
                    "somebody",
                    List.of(NEVER_COLLECTED, VENDOR),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new SignInState(true, Optional.empty(), ""),
                    List.of(),
                    linkedAt);
        }
    }
}
