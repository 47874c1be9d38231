package org.storelink.reports.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.reports.Report;
import org.storelink.reports.ReportFormat;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.SalesReports;

/** The table of a report page as a file, for somebody who is signed in to the console: the API takes no session. */
@WebServlet({ReportDownload.SALES, ReportDownload.REVENUE})
public class ReportDownload extends HttpServlet {

    static final String SALES = "/reports/sales.csv";
    static final String REVENUE = "/reports/revenue.csv";

    private static final long serialVersionUID = 1L;

    @Inject
    private transient SalesReports reports;

    @Inject
    private transient CurrentActor actor;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Question question = Question.of(request.getParameterMap());
            ReportQuery query = ReportQuery.parse(question.parameters(), LocalDate.now(clock));
            try (Report report = report(request.getServletPath(), query)) {
                response.setContentType(ReportFormat.CSV.mediaType());
                response.setHeader("Content-Disposition", "attachment; filename=\"" + name(request, query) + "\"");
                response.setHeader("Cache-Control", "private, no-store");
                ReportFormat.CSV.write(report, response.getOutputStream());
            }
        } catch (ProblemException problem) {
            response.sendError(problem.problem().status());
        }
    }

    private Report report(String path, ReportQuery query) {
        return path.equals(REVENUE) ? reports.revenue(actor.get(), query) : reports.sales(actor.get(), query);
    }

    /** For example {@code sales_2026-10-24_2026-11-22.csv}; an open end is left out. */
    private static String name(HttpServletRequest request, ReportQuery query) {
        String path = request.getServletPath();
        String report = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        return report
                + query.startDate().map(start -> "_" + start).orElse("")
                + query.endDate().map(end -> "_" + end).orElse("")
                + ".csv";
    }
}
