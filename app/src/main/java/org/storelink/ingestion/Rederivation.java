package org.storelink.ingestion;

import static java.lang.System.Logger.Level.INFO;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ReportStream;
import org.storelink.platform.Transactions;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/**
 * Derives figures anew when another version of a plugin is installed: of everything an older one read, and of what it could not read.
 * From the archive only; the store is not asked, and the account may be long gone.
 */
@ApplicationScoped
class Rederivation {

    /** An account with slices to derive anew. */
    record Stale(long organizationId, long accountId) {}

    private static final Logger LOG = System.getLogger(Rederivation.class.getName());
    private static final String STALE = " FROM Slice s WHERE s.connector = :connector AND ("
            + "(s.contentHash IS NOT NULL AND s.derivedBy IS NOT NULL AND s.derivedBy <> :version"
            + " AND (s.unreadBy IS NULL OR s.unreadBy <> :version))"
            + " OR (s.unreadBy IS NOT NULL AND s.unreadBy <> :version))";

    private EntityManager entityManager;
    private Transactions transactions;
    private Connectors connectors;
    private Archive archive;
    private Loading loading;
    private Ledger ledger;
    private IngestionConfig config;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Rederivation() {}

    @Inject
    Rederivation(
            EntityManager entityManager,
            Transactions transactions,
            Connectors connectors,
            Archive archive,
            Loading loading,
            Ledger ledger,
            IngestionConfig config) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.connectors = connectors;
        this.archive = archive;
        this.loading = loading;
        this.ledger = ledger;
        this.config = config;
    }

    /** Accounts whose figures another version of the installed connector has derived, or none could. */
    List<Stale> stale() {
        return connectors.all().stream()
                .flatMap(connector -> stale(connector).stream())
                .toList();
    }

    private List<Stale> stale(InstalledConnector connector) {
        return entityManager
                .createQuery("SELECT DISTINCT s.organizationId, s.accountId" + STALE, Object[].class)
                .setParameter("connector", connector.descriptor().id())
                .setParameter("version", connector.version())
                .getResultStream()
                .map(row -> new Stale((Long) row[0], (Long) row[1]))
                .toList();
    }

    /** Everything of one account, the newest first. */
    void account(Lease lease) throws InterruptedException, IOException {
        for (InstalledConnector connector : connectors.all()) {
            List<Slice> slices = transactions.in(() -> stale(lease, connector));
            for (Slice slice : slices) {
                rederive(lease, connector, slice);
            }
            if (!slices.isEmpty()) {
                LOG.log(
                        INFO,
                        "Derived {0} reports of account {1} anew with {2} {3}",
                        slices.size(),
                        lease.accountId(),
                        connector.descriptor().id(),
                        connector.version());
            }
        }
    }

    private List<Slice> stale(Lease lease, InstalledConnector connector) {
        return entityManager
                .createQuery(
                        "SELECT s" + STALE + " AND s.organizationId = :organization AND s.accountId = :account"
                                + " ORDER BY s.periodStart DESC",
                        Slice.class)
                .setParameter("connector", connector.descriptor().id())
                .setParameter("version", connector.version())
                .setParameter("organization", lease.organizationId())
                .setParameter("account", lease.accountId())
                .getResultList();
    }

    private void rederive(Lease lease, InstalledConnector connector, Slice slice)
            throws InterruptedException, IOException {
        Ledger.Kept kept = ledger.kept(slice.id());
        Optional<ReportStream> stream = connector.descriptor().stream(slice.asked().stream());
        try {
            archive.check(lease.organizationId(), kept.parts());
            if (!kept.isUnread()) {
                loading.rederive(lease, connector, slice.asked(), slice.key(), kept.parts());
            } else if (stream.isPresent()) {
                StreamCalendar calendar = config.calendar(stream.get(), lease.accountId());
                loading.load(lease, connector, slice.asked(), slice.key(), kept.parts(), calendar);
            }
        } catch (ArchiveDamage damage) {
            ledger.filesLost(lease, slice.id(), damage.words());
        } catch (ConnectorException e) {
            ledger.cannotBeRead(
                    lease,
                    slice.id(),
                    "The archived file cannot be read any more: " + e.failure().message(),
                    connector.version());
        }
    }
}
