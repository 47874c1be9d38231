package org.storelink.ingestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.AccountSessions;
import org.storelink.accounts.NoSession;
import org.storelink.accounts.SyncStatus;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.StoreSession;

/** Accounts that a test has linked, each with a store of its own; remembers what ingestion told them. */
final class FakeSessions extends AccountSessions {

    private final Map<Long, SyncTarget> targets = new LinkedHashMap<>();
    private final Map<Long, ScriptedStore> stores = new LinkedHashMap<>();
    private final List<ConnectorFailure> failures = new ArrayList<>();
    private @Nullable SyncStatus last;
    private int successes;
    private int pendingAskedFor;
    private boolean pending;
    private boolean busy;
    private boolean ended;

    void link(SyncTarget target, ScriptedStore store) {
        targets.put(target.accountId(), target);
        stores.put(target.accountId(), store);
        last = null;
    }

    /** Somebody else uses every account. */
    void areInUse(boolean now) {
        busy = now;
    }

    void unlink(long accountId) {
        targets.remove(accountId);
    }

    synchronized List<ConnectorFailure> failures() {
        return List.copyOf(failures);
    }

    synchronized Optional<SyncStatus> last() {
        return Optional.ofNullable(last);
    }

    synchronized int successes() {
        return successes;
    }

    @Override
    public List<SyncTarget> active() {
        return List.copyOf(targets.values());
    }

    @Override
    public Optional<SyncTarget> target(long organizationId, long accountId) {
        return Optional.ofNullable(targets.get(accountId));
    }

    /** No store knows a session any more; a new one takes a sign-in. */
    void haveEnded(boolean now) {
        ended = now;
    }

    @Override
    public StoreSession openWithoutSigningIn(SyncTarget target) throws ConnectorException {
        if (ended) {
            throw new ConnectorException(ENDED);
        }
        return open(target);
    }

    @Override
    public StoreSession open(SyncTarget target) throws ConnectorException {
        if (busy) {
            throw new NoSession("In use.");
        }
        return Objects.requireNonNull(stores.get(target.accountId())).session();
    }

    @Override
    public boolean wantsToFindOut(SyncTarget target) {
        return pending;
    }

    /** A store could not tell everything, a day ago. */
    void haveSomethingPending() {
        pending = true;
    }

    @Override
    public void findOutWhatIsPending(SyncTarget target, StoreSession session) throws ConnectorException {
        session.check();
        pendingAskedFor++;
        pending = false;
    }

    /** How often a run asked for what the store could not tell before. */
    int pendingAskedFor() {
        return pendingAskedFor;
    }

    @Override
    public synchronized void failed(SyncTarget target, ConnectorFailure failure) {
        failures.add(failure);
    }

    @Override
    public synchronized void succeeded(SyncTarget target) {
        successes++;
    }

    @Override
    public synchronized void synced(SyncTarget target, SyncStatus status) {
        last = status;
    }
}
