package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.platform.Role;

/** The linked accounts of an organization, as its members manage them. */
@ApplicationScoped
public class Accounts {

    static final int LONGEST_NICKNAME = 200;

    private final Register register;
    private final Conversations conversations;
    private final Presentation presentation;
    private final AuditTrail audit;
    private final Event<Object> events;
    private final Clock clock;

    @Inject
    Accounts(
            Register register,
            Conversations conversations,
            Presentation presentation,
            AuditTrail audit,
            Event<Object> events,
            Clock clock) {
        this.register = register;
        this.conversations = conversations;
        this.presentation = presentation;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Accounts() {
        this.register = null;
        this.conversations = null;
        this.presentation = null;
        this.audit = null;
        this.events = null;
        this.clock = null;
    }

    /** By nickname. */
    @Transactional
    public List<LinkedAccount> list(Actor actor) {
        actor.require(Role.VIEWER);
        return register.linked(actor.organizationId()).stream()
                .map(presentation::of)
                .toList();
    }

    @Transactional
    public LinkedAccount get(Actor actor, long id) {
        actor.require(Role.VIEWER);
        return presentation.of(register.linked(actor.organizationId(), id));
    }

    /** Of all that reports may tell of: also of those whose account is unlinked and whose data was kept. */
    @Transactional
    public Publishers publishers(Actor actor) {
        actor.require(Role.VIEWER);
        return register.publishers(actor.organizationId());
    }

    /**
     * @throws ProblemException bad request naming {@code nickname} or {@code vendors}; conflict, when somebody else chose the same vendor
     *     at the same moment; then nothing is changed
     */
    @Transactional
    public LinkedAccount update(Actor actor, long id, AccountUpdate update) {
        actor.require(Role.ADMIN);
        Account account = register.forChange(actor.organizationId(), id);
        check(account, update);
        List<String> changes = new ArrayList<>();
        update.nickname().map(String::strip).ifPresent(nickname -> {
            account.rename(nickname);
            changes.add("nickname " + nickname);
        });
        update.autoImport().ifPresent(automatically -> {
            account.collecting().automatically(automatically);
            changes.add("automatic import " + (automatically ? "on" : "off"));
        });
        update.vendors().ifPresent(codes -> {
            account.choose(codes);
            changes.add("vendors " + codes.stream().sorted().collect(Collectors.joining(", ")));
        });
        try {
            register.flush();
        } catch (PersistenceException taken) {
            throw new ProblemException(
                    Problem.CONFLICT,
                    "Somebody has changed these accounts at the same moment, and a vendor is collected through one account"
                            + " only. Nothing was changed; look again which account collects what.");
        }
        if (!changes.isEmpty()) {
            record(actor, "account.changed", id, String.join("; ", changes));
        }
        return presentation.of(account);
    }

    private void check(Account account, AccountUpdate update) {
        List<FieldError> errors = new ArrayList<>();
        update.nickname().ifPresent(nickname -> {
            if (nickname.isBlank() || nickname.strip().length() > LONGEST_NICKNAME) {
                errors.add(new FieldError("nickname", "must have 1 to " + LONGEST_NICKNAME + " characters."));
            }
        });
        update.vendors().ifPresent(codes -> checkVendors(account, codes, errors));
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
    }

    private void checkVendors(Account account, Set<String> codes, List<FieldError> errors) {
        Set<String> known = account.vendors().stream().map(LinkedVendor::code).collect(Collectors.toSet());
        if (codes.isEmpty() || !known.containsAll(codes)) {
            errors.add(new FieldError(
                    "vendors",
                    "must be one or more of " + known.stream().sorted().collect(Collectors.joining(", ")) + "."));
        } else {
            register.collecting(account, codes)
                    .ifPresent(other -> errors.add(new FieldError(
                            "vendors", "one of these is collected already by “" + other.nickname() + "”.")));
        }
    }

    /** Pausing a paused account changes nothing. */
    @Transactional
    public LinkedAccount pause(Actor actor, long id) {
        actor.require(Role.ADMIN);
        Account account = register.forChange(actor.organizationId(), id);
        if (account.collecting().pausedAt().isEmpty()) {
            account.collecting().pause(clock.instant());
            record(actor, "account.paused", id, account.nickname());
        }
        return presentation.of(account);
    }

    /** Resuming an account that is not paused changes nothing. */
    @Transactional
    public LinkedAccount resume(Actor actor, long id) {
        actor.require(Role.ADMIN);
        Account account = register.forChange(actor.organizationId(), id);
        if (account.collecting().pausedAt().isPresent()) {
            account.collecting().resume();
            events.fire(new AccountResumed(actor.organizationId(), id));
            record(actor, "account.resumed", id, account.nickname());
        }
        return presentation.of(account);
    }

    /**
     * Destroys the secrets at once, also those of attempts to link the account again.
     *
     * @param eraseData whether what was collected goes too; otherwise linking the same identity again goes on with it
     */
    @Transactional
    public void unlink(Actor actor, long id, boolean eraseData) {
        actor.require(Role.ADMIN);
        List<Conversation> attempts = conversations.relinking(actor.organizationId(), id);
        Account account = register.forChange(actor.organizationId(), id);
        account.unlink(clock.instant());
        attempts.forEach(attempt -> attempt.refuse(new Refusal(
                Problem.CONFLICT, "The account was unlinked meanwhile. Begin again with the form.", Optional.empty())));
        events.fire(new AccountUnlinked(actor.organizationId(), id, eraseData));
        record(actor, "account.unlinked", id, account.nickname() + (eraseData ? "; data erased" : "; data kept"));
        if (eraseData) {
            register.remove(account);
        }
    }

    /** Keeps an account linked until the caller's transaction ends; false when it is not linked. */
    public boolean hold(Actor actor, long id) {
        return register.lockedIfLinked(actor.organizationId(), id).isPresent();
    }

    /**
     * Asks ingestion to collect now.
     *
     * @throws ProblemException conflict, when the account cannot be collected as it is, with what to do first
     */
    @Transactional
    public LinkedAccount requestSync(Actor actor, long id) {
        LinkedAccount shown = collectable(actor, id);
        record(actor, "account.sync-requested", id, shown.nickname());
        events.fire(new SyncRequested(actor.organizationId(), id));
        return shown;
    }

    /**
     * The account, when its store may be asked now. For admins.
     *
     * @throws ProblemException conflict, saying what stands in the way and what to do
     */
    public LinkedAccount collectable(Actor actor, long id) {
        actor.require(Role.ADMIN);
        Account account = register.linked(actor.organizationId(), id);
        LinkedAccount shown = presentation.of(account);
        if (!account.mayBeUsed(clock.instant())
                || account.collecting().pausedAt().isPresent()
                || shown.state() == AccountState.CONNECTOR_MISSING) {
            throw new ProblemException(Problem.CONFLICT, shown.stateDetail() + " " + shown.nextStep());
        }
        return shown;
    }

    private void record(Actor actor, String action, long id, String detail) {
        audit.record(actor, action, "account " + id, detail);
    }
}
