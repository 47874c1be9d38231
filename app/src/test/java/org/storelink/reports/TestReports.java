package org.storelink.reports;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;
import org.storelink.platform.testing.MutableClock;

/** Reports over what a test says was sold, one file per sale, all through one account. For tests of how reports are shown. */
public final class TestReports implements AutoCloseable {

    public static final Actor VIEWER = new Actor(5, 3, Role.VIEWER, "Vera");

    private final ReadModels models;
    private final StoreReports reports;
    private long sequence;

    private TestReports(ReadModels models, StoreReports reports) {
        this.models = models;
        this.reports = reports;
    }

    /** @param completeThrough of the account */
    public static TestReports in(Path home, LocalDate completeThrough) {
        var accounts = new FixedAccounts();
        accounts.link(7, Optional.of(completeThrough));
        var models = TestReadModels.in(home, MutableClock.at("2026-11-23T03:00:00Z"));
        return new TestReports(models, new StoreReports(models, accounts, new FixedCatalog(), (_, _) -> List.of()));
    }

    /** @param firstDay of the file's period */
    public void sold(Grain grain, String firstDay, long product, long units) throws InterruptedException {
        var period = new ReportPeriod(grain, LocalDate.parse(firstDay));
        ReadModel model = models.of(VIEWER.organizationId());
        try (SliceLoad load = model.begin(Sales.slice(sequence + 1, period))) {
            load.add(Sales.download(period, "DE", units, "1", "EUR"), product);
            load.commit(++sequence);
        }
    }

    public Report sales(ReportQuery query) {
        return reports.of(VIEWER, ReportKind.SALES, query);
    }

    @Override
    public void close() {
        models.close();
    }
}
