package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.reports.ReportKind;

/** How people come upon apps and use them. */
@Named
@RequestScoped
public class UsagePage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_USAGE;
    }

    @Override
    ReportKind kind() {
        return ReportKind.USAGE;
    }
}
