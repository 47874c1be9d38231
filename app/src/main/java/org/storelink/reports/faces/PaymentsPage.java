package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.reports.ReportKind;

/** What the stores pay for each fiscal month. */
@Named
@RequestScoped
public class PaymentsPage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_PAYMENTS;
    }

    @Override
    ReportKind kind() {
        return ReportKind.PAYMENTS;
    }
}
