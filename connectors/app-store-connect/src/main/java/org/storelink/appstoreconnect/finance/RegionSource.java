package org.storelink.appstoreconnect.finance;

import java.time.YearMonth;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;

/** Where financial reports come from that are asked for by region, with what opens them. */
public interface RegionSource {

    /**
     * @param month the calendar month after which the fiscal one is called
     * @return empty when the store takes that for no region; of all regions together it never is
     */
    Optional<FileAnswer> report(String vendor, String region, YearMonth month)
            throws ConnectorException, InterruptedException;
}
