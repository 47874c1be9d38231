package org.storelink.appstoreconnect.sales;

import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ReportPeriod;

/** Where files of Sales and Trends come from, with what opens them. */
public interface SalesSource {

    /** Asks for one report. */
    FileAnswer report(String vendor, TrendReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException;
}
