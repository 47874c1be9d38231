package org.storelink.accounts;

import java.util.Optional;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.SessionMaterial;
import org.storelink.platform.Transactions;

/**
 * Where one session keeps its material. Each save is a transaction of its own; it is refused when the account was unlinked or linked
 * again, or when another session saved meanwhile, because then this session's tokens are not the newest.
 */
final class AccountMaterial implements MaterialStore {

    private final Transactions transactions;
    private final Register register;
    private final Safe safe;
    private final SyncTarget target;
    private int number;

    /** @param number of the material that the session began with */
    AccountMaterial(Transactions transactions, Register register, Safe safe, SyncTarget target, int number) {
        this.transactions = transactions;
        this.register = register;
        this.safe = safe;
        this.target = target;
        this.number = number;
    }

    @Override
    public Optional<SessionMaterial> current() {
        return transactions.in(() -> safe.material(mine()));
    }

    @Override
    public void save(SessionMaterial next) {
        number = transactions.in(() -> {
            Account account = mine();
            safe.keep(account, next);
            return account.secrets().materialNumber();
        });
    }

    private Account mine() {
        Account account = register.lockedIfLinked(target.organizationId(), target.accountId())
                .orElseThrow(() -> new IllegalStateException("the account was unlinked meanwhile"));
        if (account.secrets().credentialNumber() != target.credential()) {
            throw new IllegalStateException("the account was linked again meanwhile");
        }
        if (account.secrets().materialNumber() != number) {
            throw new IllegalStateException("another run took the account over meanwhile");
        }
        return account;
    }
}
