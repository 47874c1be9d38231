package org.storelink.ingestion;

import java.util.List;
import org.storelink.connector.FiscalMonth;

/**
 * A year as the stores of one connector account for it, with what the ledger knows of each month.
 *
 * @param connector its name
 * @param year the calendar year in which it ends
 */
public record FiscalYear(String connector, int year, List<Month> months) {

    /** @param reports of every account and vendor that has some */
    public record Month(FiscalMonth month, List<Report> reports) {}

    /**
     * @param account its id
     * @param nickname of the account
     * @param label of the stream
     */
    public record Report(long account, String nickname, String label, ImportRow row) {}
}
