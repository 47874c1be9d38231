package org.storelink.reports;

import jakarta.enterprise.context.ApplicationScoped;
import org.storelink.platform.Actor;

/** What was sold and what it earned. */
@ApplicationScoped
public class SalesReports {

    /**
     * Units and money by kind of sale.
     *
     * @throws org.storelink.platform.ProblemException bad request, when the query names a product or an account that does not exist
     */
    public Report sales(Actor actor, ReportQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Money by where it comes from. */
    public Report revenue(Actor actor, ReportQuery query) {
        throw new UnsupportedOperationException();
    }
}
