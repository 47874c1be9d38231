package org.storelink.appstoreconnect.finance;

import java.time.YearMonth;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;

/** Where financial reports come from that are asked for by region, with what opens them. */
public interface RegionSource {

    /** @param month the calendar month after which the fiscal one is called */
    FileAnswer report(String vendor, String region, YearMonth month) throws ConnectorException, InterruptedException;
}
