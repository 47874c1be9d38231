package org.storelink.appstoreconnect.account;

import java.io.IOException;
import java.util.Optional;
import org.storelink.appstoreconnect.analytics.UsageReport;
import org.storelink.appstoreconnect.finance.FinanceReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/** All reports of an account: sales and subscriptions from Reporter, everything else from the site. */
record AccountReports(Reports sales, Reports usage, Reports finance) implements Reports {

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        return of(slice.stream()).fetch(slice, resume, sink);
    }

    private Reports of(String stream) {
        if (stream.equals(UsageReport.STREAM)) {
            return usage;
        }
        return FinanceReport.ofStream(stream).isPresent() ? finance : sales;
    }
}
