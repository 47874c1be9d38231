package org.storelink.appstoreconnect.sales;

import java.util.List;

/** A column of a report that is understood; whatever else a file has is left in the archive. */
public interface ReportColumn {

    /** As the header prints it. */
    String title();

    /** As headers of older versions printed it, the newest first. */
    default List<String> olderTitles() {
        return List.of();
    }

    /** Whether a file without it is not understood at all. */
    boolean isRequired();
}
