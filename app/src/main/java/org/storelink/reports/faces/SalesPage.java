package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.reports.ReportKind;

/** Units and revenue by kind of sale. */
@Named
@RequestScoped
public class SalesPage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_SALES;
    }

    @Override
    ReportKind kind() {
        return ReportKind.SALES;
    }
}
