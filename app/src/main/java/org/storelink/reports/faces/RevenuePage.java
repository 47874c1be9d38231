package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.platform.Actor;
import org.storelink.reports.Report;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.SalesReports;

/** Money by where it comes from, one row per currency. */
@Named
@RequestScoped
public class RevenuePage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_REVENUE;
    }

    @Override
    Report ask(SalesReports reports, Actor actor, ReportQuery query) {
        return reports.revenue(actor, query);
    }

    @Override
    String route() {
        return "revenue";
    }
}
