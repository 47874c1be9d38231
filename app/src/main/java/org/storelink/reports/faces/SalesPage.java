package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.platform.Actor;
import org.storelink.reports.Report;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.SalesReports;

/** Units and revenue by kind of sale. */
@Named
@RequestScoped
public class SalesPage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_SALES;
    }

    @Override
    Report ask(SalesReports reports, Actor actor, ReportQuery query) {
        return reports.sales(actor, query);
    }

    @Override
    String route() {
        return "sales";
    }
}
