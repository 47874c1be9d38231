package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.reports.ReportKind;

/** What the stores settled, by fiscal month, region and currency. */
@Named
@RequestScoped
public class FinancePage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_FINANCE;
    }

    @Override
    ReportKind kind() {
        return ReportKind.FINANCE;
    }
}
