package org.storelink.ingestion;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.ingestion.LedgerChanges.Change;
import org.storelink.ingestion.LedgerChanges.Change.AccountErased;
import org.storelink.ingestion.LedgerChanges.Change.SliceChanged;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;
import org.storelink.reports.ReadModel;
import org.storelink.reports.ReadModels;
import org.storelink.reports.SliceBatch;
import org.storelink.reports.SliceLoad;

/**
 * Brings read models up to the ledger from the archive alone: after a crash between two commits, after a read model was deleted or cut
 * short, and behind other nodes. Needs no store.
 */
@ApplicationScoped
class CatchUp {

    /** Stands for the plugin's version when there is no plugin: any version that comes is a new one. */
    static final String NO_PLUGIN = "none";

    private static final Logger LOG = System.getLogger(CatchUp.class.getName());

    private LedgerChanges changes;
    private Sequences sequences;
    private ReadModels readModels;
    private Connectors connectors;
    private Archive archive;
    private Reading reading;

    @SuppressWarnings("NullAway") // For the proxy.
    protected CatchUp() {}

    @Inject
    CatchUp(
            LedgerChanges changes,
            Sequences sequences,
            ReadModels readModels,
            Connectors connectors,
            Archive archive,
            Reading reading) {
        this.changes = changes;
        this.sequences = sequences;
        this.readModels = readModels;
        this.connectors = connectors;
        this.archive = archive;
        this.reading = reading;
    }

    /** All organizations; one that fails does not hold up the others. */
    void all() throws InterruptedException {
        for (long organization : changes.organizations()) {
            try {
                organization(organization);
            } catch (IOException | RuntimeException e) {
                LOG.log(WARNING, "The read model of organization " + organization + " stays behind the ledger", e);
            }
        }
    }

    /** One organization, up to what its ledger says now. May run beside loads and other catch-ups of the same one. */
    void organization(long organizationId) throws InterruptedException, IOException {
        ReadModel readModel = readModels.of(organizationId);
        readModel.expect(sequences.last(organizationId));
        long from = readModel.appliedSequence();
        List<Change> next = changes.after(organizationId, from);
        while (!next.isEmpty()) {
            together(organizationId, readModel, from, next);
            eachByItself(organizationId, readModel, from, next);
            from = readModel.appliedSequence();
            next = changes.after(organizationId, from);
        }
    }

    /**
     * Applies changes many in a commit, as long as all goes smoothly. The first that does not ends it, and its batch is dropped: what is
     * left is to be applied change by change, so that nothing waits for what cannot be applied, and the ledger learns what that is.
     */
    private void together(long organizationId, ReadModel readModel, long from, List<Change> next)
            throws InterruptedException {
        Iterator<Change> left = next.iterator();
        long reached = from;
        try {
            while (left.hasNext()) {
                try (SliceBatch batch = readModel.beginBatch()) {
                    if (batch.appliedSequence() < reached) {
                        return;
                    }
                    while (left.hasNext() && !batch.isFull()) {
                        if (!(left.next() instanceof SliceChanged change)) {
                            batch.commit();
                            return;
                        }
                        add(organizationId, batch, change);
                    }
                    batch.commit();
                    reached = batch.appliedSequence();
                }
            }
        } catch (ArchiveDamage | ConnectorException | IOException | RuntimeException e) {
            LOG.log(DEBUG, "Changes of organization " + organizationId + " are applied one by one", e);
        }
    }

    private void add(long organizationId, SliceBatch batch, SliceChanged change)
            throws ArchiveDamage, ConnectorException, IOException {
        if (change.sequence() <= batch.appliedSequence()) {
            return;
        }
        try (SliceLoad load = batch.begin(change.key())) {
            if (!change.versions().isEmpty()) {
                InstalledConnector connector =
                        connectors.find(change.connector()).orElseThrow();
                read(organizationId, connector, change, change.versions().getFirst(), load);
            }
            load.commit(change.sequence());
        }
    }

    private void eachByItself(long organizationId, ReadModel readModel, long from, List<Change> next)
            throws InterruptedException, IOException {
        long reached = from;
        for (Change change : next) {
            if (change.sequence() > readModel.appliedSequence()) {
                apply(organizationId, readModel, reached, change);
            }
            reached = change.sequence();
        }
    }

    /** @param reached where the read model must have come to; one that has begun anew must have the earlier changes first */
    private void apply(long organizationId, ReadModel readModel, long reached, Change change)
            throws InterruptedException, IOException {
        switch (change) {
            case SliceChanged slice -> apply(organizationId, readModel, reached, slice);
            case AccountErased erased -> readModel.forget(erased.accountId(), reached, erased.sequence());
        }
    }

    private void apply(long organizationId, ReadModel readModel, long reached, SliceChanged change)
            throws InterruptedException, IOException {
        Iterator<List<ArchivedPart>> versions = change.versions().iterator();
        boolean newest = true;
        while (versions.hasNext()) {
            try (SliceLoad load = readModel.begin(change.key())) {
                if (!isNext(change, reached, readModel)) {
                    return;
                }
                if (read(organizationId, change, versions.next(), newest, load)) {
                    load.commit(change.sequence());
                    return;
                }
            }
            newest = false;
        }
        try (SliceLoad load = readModel.begin(change.key())) {
            if (isNext(change, reached, readModel)) {
                commitWithoutFacts(load, change);
            }
        }
    }

    private static boolean isNext(Change change, long reached, ReadModel readModel) {
        long applied = readModel.appliedSequence();
        return reached <= applied && applied < change.sequence();
    }

    private static void commitWithoutFacts(SliceLoad load, SliceChanged change) {
        if (change.versions().isEmpty()) {
            load.commit(change.sequence());
        } else {
            load.commitUnreadable(change.sequence());
        }
    }

    /** Whether the version could be read; what is wrong with the newest one is noted in the ledger. */
    private boolean read(
            long organizationId, SliceChanged change, List<ArchivedPart> parts, boolean newest, SliceLoad load)
            throws IOException {
        Optional<InstalledConnector> connector = connectors.find(change.connector());
        try {
            if (connector.isEmpty()) {
                noteUnread(change, newest, "The connector " + change.connector() + " is not installed.", NO_PLUGIN);
                return false;
            }
            read(organizationId, connector.get(), change, parts, load);
            return true;
        } catch (ArchiveDamage damage) {
            LOG.log(WARNING, "Slice {0}: {1}", change.key().sliceId(), damage.words());
            if (newest) {
                changes.filesLost(change.key().sliceId(), damage.words());
            }
            return false;
        } catch (ConnectorException e) {
            noteUnread(
                    change,
                    newest,
                    "The archived file cannot be read any more: " + e.failure().message(),
                    connector.get().version());
            return false;
        }
    }

    private void read(
            long organizationId,
            InstalledConnector connector,
            SliceChanged change,
            List<ArchivedPart> parts,
            SliceLoad load)
            throws ArchiveDamage, ConnectorException, IOException {
        archive.check(organizationId, parts);
        reading.read(
                connector,
                organizationId,
                change.key().accountId(),
                change.slice(),
                archive.open(organizationId, parts),
                load);
    }

    private void noteUnread(SliceChanged change, boolean newest, String why, String pluginVersion) {
        if (newest) {
            changes.cannotBeRead(change.key().sliceId(), why, pluginVersion);
        }
    }
}
