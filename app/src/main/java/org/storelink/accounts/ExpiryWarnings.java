package org.storelink.accounts;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Transactions;

/**
 * Says ahead that an account will need a person: seven days, three days and one day, each once for all nodes. Whoever was not there in time
 * gives the warning that fits now and leaves out those before it. An account that is paused, or waits for a person already, is not
 * warned of.
 */
@ApplicationScoped
class ExpiryWarnings {

    private static final Logger LOG = System.getLogger(ExpiryWarnings.class.getName());

    private final Register register;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Event<Object> events;
    private final Clock clock;

    @Inject
    ExpiryWarnings(Register register, Transactions transactions, AuditTrail audit, Event<Object> events, Clock clock) {
        this.register = register;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected ExpiryWarnings() {
        this.register = null;
        this.transactions = null;
        this.audit = null;
        this.events = null;
        this.clock = null;
    }

    private record Owned(long organizationId, long accountId) {}

    /** Gives those whose time has come; each account in a transaction of its own. */
    void give() {
        Instant now = clock.instant();
        List<Owned> due = transactions.in(() -> register.expiring(now, now.plus(ExpiryWarning.EARLIEST)).stream()
                .filter(account -> account.warningDue(now).isPresent())
                .map(account -> new Owned(account.organizationId(), account.id()))
                .toList());
        for (Owned owned : due) {
            try {
                transactions.in(() -> register.lockedIfLinked(owned.organizationId(), owned.accountId())
                        .ifPresent(this::give));
            } catch (RuntimeException e) {
                LOG.log(WARNING, "Account " + owned.accountId() + " was not warned of; the next look tries again", e);
            }
        }
    }

    /** Looks again, because another node may have been here before the row was locked. */
    private void give(Account account) {
        Instant now = clock.instant();
        account.warningDue(now).ifPresent(warning -> {
            account.warned(warning);
            events.fire(PersonNeeded.soon(account, warning, Condition.expiring(warning.expiresAt(), now, now)));
            audit.record(
                    Actor.system(account.organizationId()),
                    "account.expiry-warned",
                    "account " + account.id(),
                    account.nickname() + "; code or link needed again " + Condition.when(warning.expiresAt(), now));
        });
    }
}
