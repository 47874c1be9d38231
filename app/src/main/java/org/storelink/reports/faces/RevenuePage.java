package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.reports.ReportKind;

/** Money by where it comes from, one row per currency. */
@Named
@RequestScoped
public class RevenuePage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_REVENUE;
    }

    @Override
    ReportKind kind() {
        return ReportKind.REVENUE;
    }
}
