package org.storelink.appstoreconnect.sales;

import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ReportPeriod;

/** Where files of sales come from, with what opens it. */
public interface SalesSource {

    /** Asks for one report. */
    FileAnswer report(String vendor, SalesReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException;
}
