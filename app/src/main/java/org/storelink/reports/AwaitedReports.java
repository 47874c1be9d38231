package org.storelink.reports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.storelink.connector.Subject;

/** What collecting has not come to the end of. */
@FunctionalInterface
public interface AwaitedReports {

    /**
     * Reports without an answer, of one account or of one vendor of it.
     *
     * @param vendorId 0 when they are made once for the account
     * @param since first day of the oldest of them
     */
    record Awaited(long accountId, long vendorId, Subject subject, LocalDate since) {

        long maker() {
            return SliceKey.maker(accountId, vendorId);
        }
    }

    /** Of all accounts of the organization, also of those that are unlinked. What is not due yet is not awaited. */
    List<Awaited> of(long organizationId, Collection<Subject> subjects);
}
