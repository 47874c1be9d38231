package org.storelink.ingestion;

import java.util.List;

/**
 * One stream of one vendor through a year: every period of the ledger that begins in it, earliest first.
 *
 * @param years years that hold rows of the account, earliest first, to walk through
 */
public record ImportCalendar(int year, List<Integer> years, List<ImportRow> rows) {

    public ImportCalendar {
        years = List.copyOf(years);
        rows = List.copyOf(rows);
    }
}
