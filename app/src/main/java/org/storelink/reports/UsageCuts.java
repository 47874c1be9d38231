package org.storelink.reports;

import java.util.List;
import org.storelink.connector.UsageCut;

/** Which facts of usage a query reads: those of wholes, or of parts along one line. Wholes and parts are never added. */
final class UsageCuts {

    static final byte WHOLE = 0;
    static final byte COUNTRY = 1;
    static final byte SOURCE = 2;
    static final byte DEVICE = 3;

    private UsageCuts() {}

    static byte of(UsageCut cut) {
        return switch (cut) {
            case UsageCut.Whole _ -> WHOLE;
            case UsageCut.Country _ -> COUNTRY;
            case UsageCut.Source _ -> SOURCE;
            case UsageCut.Device _ -> DEVICE;
        };
    }

    /** The line along which the query's rows or filters cut; the first of several. */
    static byte of(ReportQuery query) {
        List<Dimension> lines = lines(query);
        return lines.isEmpty()
                ? WHOLE
                : switch (lines.getFirst()) {
                    case COUNTRY -> COUNTRY;
                    case SOURCE -> SOURCE;
                    case DEVICE -> DEVICE;
                    case DATE, PRODUCT, REGION -> WHOLE;
                };
    }

    /** Every line along which the query cuts. */
    static List<Dimension> lines(ReportQuery query) {
        return List.of(Dimension.COUNTRY, Dimension.SOURCE, Dimension.DEVICE).stream()
                .filter(line -> query.groupBy().contains(line)
                        || line == Dimension.COUNTRY && !query.countries().isEmpty())
                .toList();
    }
}
