package org.storelink.appstoreconnect.reporter;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.storelink.appstoreconnect.reporter.Reporter.ReportAnswer;
import org.storelink.appstoreconnect.sales.SalesParser;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/**
 * Proves that a vendor's reports can be had, by downloading and reading one: the newest daily one, or an older or longer one
 * when that has not appeared or had no sales. Where all that can be said is that there were no sales, Apple has answered for
 * the vendor all the same, and that is proof enough.
 *
 * <p>A person waits, and a step of linking has a minute: of many vendors a few are proved, and it is said that the others were not.
 */
public final class VendorProof {

    private static final int DAYS_BACK = 3;

    /** So many vendors are proved, each by five requests at the worst. */
    private static final int MOST = 3;

    private final Reporter reporter;
    private final Clock clock;
    private final SalesParser parser = new SalesParser();

    public VendorProof(Reporter reporter, Clock clock) {
        this.reporter = reporter;
        this.clock = clock;
    }

    private record Candidate(SalesReport report, ReportPeriod period) {}

    /**
     * @param vendors as Apple named them for the account
     * @return what the person should know who links them; empty when all were proved
     * @throws ConnectorException when there is no proof of one that was tried, with the reason
     */
    public List<String> prove(AccessToken token, String account, List<String> vendors)
            throws ConnectorException, InterruptedException {
        for (String vendor : vendors.subList(0, Math.min(MOST, vendors.size()))) {
            prove(token, account, vendor);
        }
        return vendors.size() <= MOST
                ? List.of()
                : List.of("Reports of " + MOST + " of the " + vendors.size() + " vendors were downloaded to prove that"
                        + " they can be had. The others are proved when they are collected for the first time; what"
                        + " Apple refuses then is shown with the account.");
    }

    private void prove(AccessToken token, String account, String vendor)
            throws ConnectorException, InterruptedException {
        ConnectorFailure failure = new Unavailable("Apple has not made a single report for vendor " + vendor
                + " yet. Link the account once the first one has appeared.");
        boolean answeredFor = false;
        for (Candidate candidate : candidates()) {
            ReportAnswer answer = reporter.report(token, account, vendor, candidate.report(), candidate.period());
            switch (answer) {
                case ReportAnswer.Absent absent -> answeredFor |= absent.why() instanceof ReporterRefusal.NoSales;
                case ReportAnswer.Sent sent -> {
                    try {
                        read(vendor, candidate, sent.file());
                        return;
                    } catch (ConnectorException e) {
                        if (!(e.failure() instanceof Unreadable)) {
                            throw e;
                        }
                        failure = e.failure();
                    }
                }
            }
        }
        if (!answeredFor) {
            throw new ConnectorException(failure);
        }
    }

    private List<Candidate> candidates() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), SalesReport.PACIFIC);
        List<Candidate> candidates = new ArrayList<>();
        for (int back = 1; back <= DAYS_BACK; back++) {
            candidates.add(candidate(SalesReport.DAILY, today.minusDays(back)));
        }
        candidates.add(candidate(SalesReport.MONTHLY, today.minusMonths(1)));
        candidates.add(candidate(SalesReport.YEARLY, today.minusYears(1)));
        return candidates;
    }

    private static Candidate candidate(SalesReport report, LocalDate day) {
        return new Candidate(report, ReportPeriod.holding(report.grain(), day));
    }

    private void read(String vendor, Candidate candidate, ReporterAnswer.File file) throws ConnectorException {
        ReportSlice slice = new ReportSlice(candidate.report().stream().id(), vendor, candidate.period());
        try (InputStream bytes = file.bytes()) {
            parser.parse(slice, List.of(new Download(file.name(), bytes)), _ -> {});
        } catch (IOException e) {
            throw new ConnectorException(
                    new Unavailable("The connection to Apple broke during a download. Try again."), e);
        }
    }

    private record Download(String name, InputStream bytes) implements RawPart {

        @Override
        public InputStream open() {
            return bytes;
        }
    }
}
