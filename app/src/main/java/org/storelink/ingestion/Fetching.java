package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Reports;
import org.storelink.connector.SliceResult;
import org.storelink.plugins.InstalledConnector;

/** Asks a store for one slice and follows its answer through archive, read model and ledger. */
@ApplicationScoped
class Fetching {

    private Archive archive;
    private Ledger ledger;
    private Loading loading;
    private StopSignal stop;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Fetching() {}

    @Inject
    Fetching(Archive archive, Ledger ledger, Loading loading, StopSignal stop) {
        this.archive = archive;
        this.ledger = ledger;
        this.loading = loading;
        this.stop = stop;
    }

    /**
     * @return whether what came could be read
     * @throws ConnectorException when the store gave no answer about the slice; what became of it is the caller's to write down
     * @throws IOException when the archive does not take or give a file
     */
    boolean fetch(Lease lease, InstalledConnector connector, Reports reports, Asked asked, StreamCalendar calendar)
            throws ConnectorException, IOException, InterruptedException {
        var sink = new ArchivingSink(archive, ledger, lease, asked);
        SliceResult result = stop.during(() -> reports.fetch(asked.slice(), asked.resume(), sink));
        boolean readable = true;
        switch (result) {
            case SliceResult.Complete(String lacking) -> {
                readable = take(lease, connector, asked, sink, calendar);
                if (readable && !lacking.isEmpty()) {
                    ledger.lacks(lease, asked.id(), lacking);
                }
            }
            case SliceResult.Empty _ -> loading.empty(lease, asked.key(), calendar);
            case SliceResult.NotYetAvailable answer -> ledger.notYet(lease, asked.id(), answer, calendar);
            case SliceResult.Never(String why) -> ledger.never(lease, asked.id(), why, calendar);
        }
        return readable;
    }

    private boolean take(
            Lease lease, InstalledConnector connector, Asked asked, ArchivingSink sink, StreamCalendar calendar)
            throws ConnectorException, IOException, InterruptedException {
        if (sink.parts().isEmpty()) {
            throw new ConnectorException(new ConnectorFailure.Defect(
                    "The connector says that the report is complete, and brought no file."));
        }
        try {
            loading.load(lease, connector, asked.slice(), asked.key(), sink.parts(), calendar);
            return true;
        } catch (ConnectorException e) {
            ledger.unread(lease, asked.id(), e.failure().message(), connector.version());
            return false;
        }
    }
}
