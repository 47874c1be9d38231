package org.storelink.connector;

/**
 * The unit of ingestion: one stream of one vendor, or of the whole account, for one period.
 *
 * @param stream id of a {@link ReportStream} of the descriptor
 * @param vendor {@link Vendor#code()}; empty when the stream is made once for the account
 */
public record ReportSlice(String stream, String vendor, ReportPeriod period) {

    /** Stands for the vendor where there is none. */
    public static final String WHOLE_ACCOUNT = "";
}
