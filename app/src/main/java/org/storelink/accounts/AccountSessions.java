package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.StoreSession;
import org.storelink.platform.Actor;
import org.storelink.platform.Transactions;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/**
 * Sessions with linked accounts, and what comes of them. No person is involved: ingestion works through this. What is said about a
 * target whose credential has been replaced since counts no longer.
 */
@ApplicationScoped
public class AccountSessions {

    /** How a session fails that was opened without signing in, once the store does not know it any more. Nothing is wrong with the account. */
    public static final ConnectorFailure ENDED = new ConnectorFailure.Unavailable(
            "The session with the store has ended. This goes on when Storelink has signed in for reports or a reply.");

    /** A little less than a day, since runs begin at about the same time of each. */
    private static final Duration BETWEEN_CHECKS = Duration.ofHours(20);

    /** Longer than the time from one night's run to the next. */
    private static final Duration WORTH_A_SESSION = Duration.ofHours(28);

    private final Register register;
    private final Transactions transactions;
    private final Safe safe;
    private final SignIns signIns;
    private final Connectors connectors;
    private final AuditTrail audit;
    private final Event<Object> events;
    private final Clock clock;
    private final Set<Long> inUse = ConcurrentHashMap.newKeySet();

    @Inject
    AccountSessions(
            Register register,
            Transactions transactions,
            Safe safe,
            SignIns signIns,
            Connectors connectors,
            AuditTrail audit,
            Event<Object> events,
            Clock clock) {
        this.register = register;
        this.transactions = transactions;
        this.safe = safe;
        this.signIns = signIns;
        this.connectors = connectors;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected AccountSessions() {
        this.register = null;
        this.transactions = null;
        this.safe = null;
        this.signIns = null;
        this.connectors = null;
        this.audit = null;
        this.events = null;
        this.clock = null;
    }

    /**
     * Every account that is to be collected by itself, over all organizations: linked, not paused, not refused, not resting. One whose store
     * wants a code is collected as far as that needs none.
     */
    public List<SyncTarget> active() {
        return transactions.in(() -> register.allLinked().stream()
                .filter(account -> account.collecting().isAutomatic())
                .flatMap(account -> collectable(account).stream())
                .toList());
    }

    /** One account, when it may be collected now; also when it is not collected by itself. */
    public Optional<SyncTarget> target(long organizationId, long accountId) {
        return transactions.in(() -> register.known(organizationId, accountId).flatMap(this::collectable));
    }

    /**
     * To be asked before each further call of a long run.
     *
     * @throws NoSession when somebody has paused the account, linked it again, unlinked it or changed its vendors since, or it may not
     *     be used any more
     */
    public void requireUnchanged(SyncTarget target) {
        boolean unchanged = target(target.organizationId(), target.accountId())
                .filter(now -> now.credential() == target.credential())
                .filter(now -> now.vendors().equals(target.vendors()))
                .isPresent();
        if (!unchanged) {
            throw changedMeanwhile();
        }
    }

    private Optional<SyncTarget> collectable(Account account) {
        return account.mayBeOpened(clock.instant())
                        && account.collecting().pausedAt().isEmpty()
                ? connectors.find(account.connector()).flatMap(connector -> collectable(account, connector))
                : Optional.empty();
    }

    private static Optional<SyncTarget> collectable(Account account, InstalledConnector connector) {
        if (!account.awaitsCode()) {
            return Optional.of(account.target());
        }
        Set<Capability> waiting = connector
                .descriptor()
                .mode(account.mode())
                .map(CredentialMode::waitingForCode)
                .orElseGet(account::grants);
        return Optional.of(account.target().without(waiting))
                .filter(target -> !target.granted().isEmpty());
    }

    /**
     * Opens a session; no transaction may be open. The caller closes it, which wipes the credential.
     *
     * @throws NoSession when a session with the account is open on this node, or nothing may be sent with the credential
     */
    public StoreSession open(SyncTarget target) throws ConnectorException {
        return open(target, UnaryOperator.identity());
    }

    /**
     * The same for what is done many times a day: of the few sign-ins that a store bears in a day none is spent on it. Where one would be
     * needed it fails with {@link #ENDED}.
     *
     * @throws NoSession as of {@link #open}
     */
    public StoreSession openWithoutSigningIn(SyncTarget target) throws ConnectorException {
        return open(target, SignInLeave::unspent);
    }

    private StoreSession open(SyncTarget target, UnaryOperator<SignInLeave> limit) throws ConnectorException {
        InstalledConnector connector = connectors
                .find(target.connector())
                .orElseThrow(() -> new NoSession("The connector " + target.connector() + " is not installed."));
        if (!inUse.add(target.accountId())) {
            throw new NoSession("The account is being used already. Try again when that is done.");
        }
        boolean opened = false;
        try {
            StoreSession session = open(target, connector, limit);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                inUse.remove(target.accountId());
            }
        }
    }

    private StoreSession open(SyncTarget target, InstalledConnector connector, UnaryOperator<SignInLeave> limit)
            throws ConnectorException {
        record Opened(Credential credential, SignInLeave leave, AccountMaterial material) {}
        Opened opened = transactions
                .in(() -> register.known(target.organizationId(), target.accountId())
                        .filter(account -> account.mayBeOpened(clock.instant()))
                        .filter(account -> account.secrets().credentialNumber() == target.credential())
                        .flatMap(account -> safe.credential(account)
                                .map(credential -> new Opened(
                                        credential,
                                        limit.apply(leave(connector, account, credential)),
                                        new AccountMaterial(
                                                transactions,
                                                register,
                                                safe,
                                                target,
                                                account.secrets().materialNumber())))))
                .orElseThrow(AccountSessions::changedMeanwhile);
        try {
            StoreSession session = connector.open(opened.credential(), opened.material(), opened.leave());
            return new OpenSession(
                    session, opened.credential(), opened.leave(), () -> inUse.remove(target.accountId()));
        } catch (ConnectorException e) {
            opened.credential().close();
            requireSameCredential(target);
            throw new ConnectorException(opened.leave().failed(e.failure()));
        } catch (RuntimeException e) {
            opened.credential().close();
            throw e;
        }
    }

    /** A connector that finds the material of an account gone, because a person has linked it again just then, has made no mistake. */
    private void requireSameCredential(SyncTarget target) {
        boolean same = transactions.in(() -> register.known(target.organizationId(), target.accountId())
                .filter(account -> account.secrets().credentialNumber() == target.credential())
                .isPresent());
        if (!same) {
            throw changedMeanwhile();
        }
    }

    private SignInLeave leave(InstalledConnector connector, Account account, Credential credential) {
        return signIns.leave(connector.descriptor(), credential, account.username(), false);
    }

    /** Whether something is pending so long that it is worth a session of its own: none came by that could have asked. */
    public boolean wantsToFindOut(SyncTarget target) {
        return wantsToFindOut(target, WORTH_A_SESSION);
    }

    private boolean wantsToFindOut(SyncTarget target, Duration sinceAsked) {
        Instant now = clock.instant();
        return transactions
                .in(() -> register.known(target.organizationId(), target.accountId())
                        .filter(account -> account.secrets().credentialNumber() == target.credential())
                        .filter(account -> account.mayBeUsed(now))
                        .filter(account -> account.checkedAt().plus(sinceAsked).isBefore(now))
                        .filter(this::hasSomethingPending))
                .isPresent();
    }

    /**
     * Asks, in a session that is open, for what the store could not tell when it was asked last, or was never asked; at most once a day, and
     * not while the account waits for a person. What was told before stays as it is. No transaction may be open.
     *
     * @throws ConnectorException when it still cannot be told; unless only a sign-in was missing, it is not asked again for a day. Where the
     *     failure needs a person, or is for the store to be left in peace, the account has been told of it
     */
    public void findOutWhatIsPending(SyncTarget target, StoreSession session) throws ConnectorException {
        if (wantsToFindOut(target, BETWEEN_CHECKS)) {
            try {
                learn(target, session.check());
            } catch (ConnectorException e) {
                if (!e.failure().equals(ENDED)) {
                    learn(target, e.proved());
                }
                if (Consequence.of(e.failure(), clock.instant()).stopsTheAccount()) {
                    failed(target, e.failure());
                }
                throw e;
            }
        }
    }

    /** Takes what the store told of what was pending; nothing where it still cannot tell. */
    void learn(SyncTarget target, List<Check> found) {
        change(target, account -> {
            if (account.learn(found, clock.instant())) {
                audit.record(
                        Actor.system(account.organizationId()),
                        "account.checked",
                        "account " + account.id(),
                        account.nickname());
            }
        });
    }

    private boolean hasSomethingPending(Account account) {
        return connectors
                .find(account.connector())
                .flatMap(connector -> connector.descriptor().mode(account.mode()))
                .filter(mode -> !account.told().containsAll(mode.capabilities()))
                .isPresent();
    }

    /** Whether a session with the account is open on this node. */
    boolean isInUse(long accountId) {
        return inUse.contains(accountId);
    }

    /** Takes a failure that was met while nobody waited: where it needs a person, that is told. */
    public void failed(SyncTarget target, ConnectorFailure failure) {
        suffer(target, failure, account -> {
            if (account.standing().state().tone() == AccountState.Tone.BAD) {
                events.fire(PersonNeeded.now(account));
            }
        });
    }

    /** Takes a failure that a person waits for and is shown. */
    void failedAttended(SyncTarget target, ConnectorFailure failure) {
        suffer(target, failure, _ -> {});
    }

    private void suffer(SyncTarget target, ConnectorFailure failure, Consumer<Account> afterwards) {
        Consequence consequence = Consequence.of(failure, clock.instant());
        if (consequence.state() == AccountState.LOCKED) {
            leaveInPeace(target, consequence);
        }
        change(target, account -> {
            boolean latched = account.standing().isLatched();
            account.suffer(consequence, clock.instant());
            if (!latched && failure instanceof ConnectorFailure.ChallengeRequired required) {
                safe.park(account, new OpenQuestion(required.challenge(), required.state()));
            }
            afterwards.accept(account);
        });
    }

    /** A lock is the store's account's, so it holds for everything that is linked with it here. */
    private void leaveInPeace(SyncTarget target, Consequence consequence) {
        transactions
                .in(() -> register.known(target.organizationId(), target.accountId())
                        .map(Account::username))
                .ifPresent(username -> signIns.lock(
                        target.connector(), username, consequence.restUntil().orElseGet(clock::instant)));
    }

    /** The store answered as it should: clears what an earlier failure said. */
    public void succeeded(SyncTarget target) {
        change(target, account -> account.recover(clock.instant()));
    }

    public void synced(SyncTarget target, SyncStatus status) {
        change(target, account -> account.progress(status, clock.instant()));
    }

    private void change(SyncTarget target, Consumer<Account> verb) {
        transactions.in(() -> register.lockedIfLinked(target.organizationId(), target.accountId())
                .filter(account -> account.secrets().credentialNumber() == target.credential())
                .ifPresent(verb));
    }

    private static NoSession changedMeanwhile() {
        return new NoSession("The account was changed meanwhile.");
    }
}
