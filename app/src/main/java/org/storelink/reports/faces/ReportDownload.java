package org.storelink.reports.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.reports.Report;
import org.storelink.reports.ReportFormat;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.StoreReports;

/** The table of a report page as a file, for somebody who is signed in to the console: the API takes no session. */
@WebServlet({
    "/reports/sales.csv",
    "/reports/revenue.csv",
    "/reports/usage.csv",
    "/reports/subscriptions.csv",
    "/reports/finance.csv",
    "/reports/payments.csv"
})
public class ReportDownload extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient StoreReports reports;

    @Inject
    private transient CurrentActor actor;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ReportKind kind = kind(request);
            Question question = Question.of(request.getParameterMap(), kind);
            ReportQuery query = ReportQuery.parse(question.parameters(), LocalDate.now(clock), kind);
            try (Report report = reports.of(actor.get(), kind, query)) {
                response.setContentType(ReportFormat.CSV.mediaType());
                response.setHeader("Content-Disposition", "attachment; filename=\"" + name(kind, query) + "\"");
                response.setHeader("Cache-Control", "private, no-store");
                ReportFormat.CSV.write(report, response.getOutputStream());
            }
        } catch (ProblemException problem) {
            response.sendError(problem.problem().status());
        }
    }

    private static ReportKind kind(HttpServletRequest request) {
        String path = request.getServletPath();
        String route = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        return ReportKind.valueOf(route.toUpperCase(Locale.ROOT));
    }

    /** For example {@code sales_2026-10-24_2026-11-22.csv}; an open end is left out. */
    private static String name(ReportKind kind, ReportQuery query) {
        return kind.route()
                + query.startDate().map(start -> "_" + start).orElse("")
                + query.endDate().map(end -> "_" + end).orElse("")
                + ".csv";
    }
}
