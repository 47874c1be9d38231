package org.storelink.reports;

import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subject;

/**
 * Which slice facts belong to.
 *
 * @param sliceId of the ledger
 * @param vendorId 0 when the slice is made once for the account
 * @param stream id of the connector's stream
 * @param subject what all its facts are about
 */
public record SliceKey(
        long sliceId, long accountId, long vendorId, String stream, ReportPeriod period, Subject subject) {

    /** Whether it is made once for the account. */
    boolean isOfAccount() {
        return vendorId == 0;
    }

    /** Who has one file of a stream and period: the vendor by its id, or the account by its id made negative. */
    long maker() {
        return maker(accountId, vendorId);
    }

    static long maker(long accountId, long vendorId) {
        return vendorId == 0 ? -accountId : vendorId;
    }
}
