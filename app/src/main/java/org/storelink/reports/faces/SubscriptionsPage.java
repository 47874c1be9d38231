package org.storelink.reports.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.storelink.reports.ReportKind;

/** How subscriptions stand, and what happened to them. */
@Named
@RequestScoped
public class SubscriptionsPage extends ReportPage {

    @Override
    Metrics metrics() {
        return Metrics.OF_SUBSCRIPTIONS;
    }

    @Override
    ReportKind kind() {
        return ReportKind.SUBSCRIPTIONS;
    }
}
