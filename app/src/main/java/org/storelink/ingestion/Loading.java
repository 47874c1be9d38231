package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ReportSlice;
import org.storelink.plugins.InstalledConnector;
import org.storelink.reports.ReadModel;
import org.storelink.reports.ReadModels;
import org.storelink.reports.SliceKey;
import org.storelink.reports.SliceLoad;

/**
 * Takes archived files into the read model and the ledger: facts into an open load, the ledger's commit, the load's commit. What a
 * crash leaves between the last two is applied again from the archive.
 */
@ApplicationScoped
class Loading {

    /** Commits to the ledger while the load is open. */
    @FunctionalInterface
    private interface LedgerCommit {
        long commit(long facts);
    }

    private ReadModels readModels;
    private Archive archive;
    private Reading reading;
    private Ledger ledger;
    private CatchUp catchUp;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Loading() {}

    @Inject
    Loading(ReadModels readModels, Archive archive, Reading reading, Ledger ledger, CatchUp catchUp) {
        this.readModels = readModels;
        this.archive = archive;
        this.reading = reading;
        this.ledger = ledger;
        this.catchUp = catchUp;
    }

    /** Files that were just fetched. When they hold what is committed already, that is noted and nothing else. */
    void load(
            Lease lease,
            InstalledConnector connector,
            ReportSlice slice,
            SliceKey key,
            List<ArchivedPart> parts,
            StreamCalendar calendar)
            throws ConnectorException, IOException, InterruptedException {
        String contentHash = Contents.hashOf(parts);
        String version = connector.version();
        if (!ledger.confirm(lease, key.sliceId(), contentHash, version, calendar)) {
            var files = new Files(connector, slice, parts);
            apply(
                    lease,
                    key,
                    files,
                    facts -> ledger.load(lease, key.sliceId(), new Derivation(contentHash, version, facts), calendar));
        }
    }

    /** Files of the newest version, read anew by another version of the plugin. */
    void rederive(Lease lease, InstalledConnector connector, ReportSlice slice, SliceKey key, List<ArchivedPart> parts)
            throws ConnectorException, IOException, InterruptedException {
        var files = new Files(connector, slice, parts);
        apply(
                lease,
                key,
                files,
                facts -> ledger.rederive(
                        lease, key.sliceId(), new Derivation(Contents.hashOf(parts), connector.version(), facts)));
    }

    /** The store says that there was nothing to report. */
    void empty(Lease lease, SliceKey key, StreamCalendar calendar) throws IOException, InterruptedException {
        OptionalLong believed = ledger.empty(lease, key.sliceId(), calendar);
        if (believed.isPresent()) {
            catchUp.organization(lease.organizationId());
        }
    }

    private record Files(InstalledConnector connector, ReportSlice slice, List<ArchivedPart> parts) {}

    private void apply(Lease lease, SliceKey key, Files files, LedgerCommit ledgerCommit)
            throws ConnectorException, IOException, InterruptedException {
        ReadModel readModel = readModels.of(lease.organizationId());
        boolean applied = false;
        try (SliceLoad load = readModel.begin(key)) {
            reading.read(
                    files.connector(),
                    lease.organizationId(),
                    lease.accountId(),
                    files.slice(),
                    archive.open(lease.organizationId(), files.parts()),
                    load);
            long sequence = ledgerCommit.commit(load.facts());
            readModel.expect(sequence);
            if (readModel.appliedSequence() == sequence - 1) {
                load.commit(sequence);
                applied = true;
            }
        }
        if (!applied) {
            catchUp.organization(lease.organizationId());
        }
    }
}
