package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.StoreSession;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.Transactions;

/** Asks a store, while a person waits, what it grants an account now. */
@ApplicationScoped
public class Checking {

    private final Register register;
    private final AccountSessions sessions;
    private final Transactions transactions;
    private final Presentation presentation;
    private final WaitingRoom waitingRoom;
    private final AuditTrail audit;
    private final Event<Object> events;
    private final Clock clock;

    @Inject
    Checking(
            Register register,
            AccountSessions sessions,
            Transactions transactions,
            Presentation presentation,
            WaitingRoom waitingRoom,
            AuditTrail audit,
            Event<Object> events,
            Clock clock) {
        this.register = register;
        this.sessions = sessions;
        this.transactions = transactions;
        this.presentation = presentation;
        this.waitingRoom = waitingRoom;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Checking() {
        this.register = null;
        this.sessions = null;
        this.transactions = null;
        this.presentation = null;
        this.waitingRoom = null;
        this.audit = null;
        this.events = null;
        this.clock = null;
    }

    /**
     * The account with what was found. No transaction may be open.
     *
     * @throws ProblemException store refused or unavailable, after the account's state has been brought up to that; conflict, when
     *     it is being collected, which tells the same
     */
    public LinkedAccount check(Actor actor, long id) {
        actor.require(Role.ADMIN);
        SyncTarget target = transactions.in(() -> usable(actor, id).target());
        try {
            List<Check> found = waitingRoom.await(() -> ask(target));
            return transactions.in(() -> take(actor, target, found));
        } catch (ConnectorException e) {
            if (!e.proved().isEmpty()) {
                sessions.learn(target, e.proved());
            }
            sessions.failedAttended(target, e.failure());
            throw Refusal.of(e.failure(), clock.instant()).toProblem(clock.instant());
        } catch (FaultToleranceException e) {
            throw Refusal.of(TOO_BUSY, clock.instant()).toProblem(clock.instant());
        }
    }

    static final ConnectorFailure TOO_BUSY = new ConnectorFailure.Unavailable(
            "Too many people are waiting for stores right now. Try again in a minute.");

    private Account usable(Actor actor, long id) {
        Account account = register.linked(actor.organizationId(), id);
        LinkedAccount shown = presentation.of(account);
        String words = shown.stateDetail() + " " + shown.nextStep();
        Instant now = clock.instant();
        if (shown.state() == AccountState.CONNECTOR_MISSING) {
            throw new ProblemException(Problem.CONFLICT, words);
        }
        if (account.standing().isResting(now)) {
            Duration wait =
                    Duration.between(now, account.standing().restingUntil().orElse(now));
            throw ProblemException.retryAfter(Problem.STORE_UNAVAILABLE, words, wait);
        }
        if (account.standing().isLatched()) {
            throw new ProblemException(Problem.STORE_REFUSED, words);
        }
        if (sessions.isInUse(id)) {
            throw new ProblemException(
                    Problem.CONFLICT,
                    "The account is being collected right now, which tells the same. Wait for its end.");
        }
        return account;
    }

    private List<Check> ask(SyncTarget target) throws ConnectorException {
        try (StoreSession session = sessions.open(target)) {
            return session.check();
        } catch (NoSession e) {
            throw new ProblemException(Problem.CONFLICT, e.words());
        }
    }

    private LinkedAccount take(Actor actor, SyncTarget target, List<Check> found) {
        Account account = register.forChange(target.organizationId(), target.accountId());
        if (account.secrets().credentialNumber() == target.credential()) {
            account.check(found, clock.instant());
            if (account.standing().state().tone() != AccountState.Tone.BAD) {
                events.fire(new AccountChecked(target.organizationId(), target.accountId()));
            }
            audit.record(actor, "account.checked", "account " + target.accountId(), account.nickname());
        }
        return presentation.of(account);
    }
}
