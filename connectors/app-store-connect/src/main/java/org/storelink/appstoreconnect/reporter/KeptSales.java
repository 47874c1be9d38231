package org.storelink.appstoreconnect.reporter;

import java.time.Clock;
import java.util.List;
import org.storelink.appstoreconnect.sales.SalesDownloads;
import org.storelink.appstoreconnect.subscriptions.TrendReports;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.Reports;

/** Reports of a linked account on sales and subscriptions, as the token that is kept for it opens them. Sends nothing until it is asked. */
public final class KeptSales {

    private final Reporter reporter;
    private final TokenKeeper tokens;
    private final Reports reports;

    public KeptSales(Reporter reporter, TokenKeeper tokens, Clock clock) {
        this.reporter = reporter;
        this.tokens = tokens;
        this.reports = new SalesDownloads(
                TrendReports.ALL,
                (vendor, report, period) -> tokens.call(
                        access -> reporter.report(access.token(), access.account(), vendor, report, period)),
                Reporter.NAME,
                clock);
    }

    /**
     * The vendors whose sales may be read, none without the right to. The smallest question that needs both the token and the
     * right.
     */
    public List<String> vendors() throws ConnectorException, InterruptedException {
        try {
            return tokens.call(access -> reporter.vendors(access.token(), access.account()));
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing) {
                return List.of();
            }
            throw e;
        }
    }

    public Reports reports() {
        return reports;
    }
}
