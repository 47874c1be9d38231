package org.storelink.reports.rest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.storelink.reports.Report;

/** Closes a request's report when the request is over, whether its rows were written, refused or never asked for. */
@RequestScoped
public class OpenReport {

    private @Nullable Report report;

    public Report keep(Report opened) {
        report = opened;
        return opened;
    }

    @PreDestroy
    void close() {
        if (report != null) {
            report.close();
        }
    }
}
