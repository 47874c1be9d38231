package org.storelink.reports;

import org.storelink.connector.ReportPeriod;

/**
 * Which slice facts belong to.
 *
 * @param sliceId of the ledger
 * @param stream id of the connector's stream
 */
public record SliceKey(long sliceId, long accountId, long vendorId, String stream, ReportPeriod period) {}
