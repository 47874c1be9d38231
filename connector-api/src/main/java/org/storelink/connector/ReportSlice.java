package org.storelink.connector;

/**
 * The unit of ingestion: one stream of one vendor for one period.
 *
 * @param stream id of a {@link ReportStream} of the descriptor
 * @param vendor {@link Vendor#code()}
 */
public record ReportSlice(String stream, String vendor, ReportPeriod period) {}
