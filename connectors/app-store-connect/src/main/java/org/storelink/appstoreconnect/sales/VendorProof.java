package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.wire.Fetched;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/**
 * Proves that vendors' reports can be had, by downloading and reading one of each: the newest daily one, or an older or longer one
 * when that has not appeared or had no sales. Where all that can be said is that there were no sales, Apple has answered for
 * the vendor all the same; that is enough for linking, and it is said that it was no more.
 *
 * <p>A person waits, and a step of linking has a minute: of many vendors a few are proved, and it is said that the others were not.
 */
public final class VendorProof {

    private static final int DAYS_BACK = 3;

    /** So many vendors are proved, each by five requests at the worst. */
    private static final int MOST = 3;

    private final SalesSource source;
    private final Clock clock;
    private final SalesParser parser = new SalesParser();

    public VendorProof(SalesSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    private record Candidate(SalesReport report, ReportPeriod period) {}

    private enum Proof {
        DOWNLOADED("A real download has worked for "),
        NO_SALES("When it was linked no file could be downloaded: Apple only answered that there were no sales for "),
        UNREADABLE(
                "When it was linked no file could be read: Apple sent a damaged one, and else answered that there were no"
                        + " sales for ");

        private final String words;

        Proof(String words) {
            this.words = words;
        }
    }

    /**
     * @param vendors as Apple named them for the account
     * @return what was proved for which vendors, in whole sentences for a person
     * @throws ConnectorException when there is no proof for one that was tried, with the reason
     */
    public String prove(List<String> vendors) throws ConnectorException, InterruptedException {
        Map<Proof, List<String>> proved = new EnumMap<>(Proof.class);
        for (String vendor : vendors.subList(0, Math.min(MOST, vendors.size()))) {
            proved.computeIfAbsent(prove(vendor), _ -> new ArrayList<>()).add(vendor);
        }
        String unproved = vendors.size() <= MOST
                ? ""
                : " The other " + (vendors.size() - MOST) + " vendors are proved when they are collected for the first"
                        + " time; what Apple refuses then is shown with the account.";
        return proved.entrySet().stream()
                        .map(entry -> entry.getKey().words + named(entry.getValue()) + ".")
                        .collect(Collectors.joining(" "))
                + unproved;
    }

    private static String named(List<String> vendors) {
        return (vendors.size() == 1 ? "vendor " : "vendors ") + String.join(", ", vendors);
    }

    private Proof prove(String vendor) throws ConnectorException, InterruptedException {
        ConnectorFailure failure = new Unavailable("Apple has not made a single report for vendor " + vendor
                + " yet. Link the account once the first one has appeared.");
        Proof weak = Proof.NO_SALES;
        boolean answeredFor = false;
        for (Candidate candidate : candidates()) {
            switch (source.report(vendor, candidate.report(), candidate.period())) {
                case FileAnswer.Nothing _ -> answeredFor = true;
                case FileAnswer.NotYet _, FileAnswer.NoLonger _ -> {}
                case FileAnswer.Sent sent -> {
                    try {
                        read(vendor, candidate, sent.file());
                        return Proof.DOWNLOADED;
                    } catch (ConnectorException e) {
                        if (!(e.failure() instanceof Unreadable)) {
                            throw e;
                        }
                        failure = e.failure();
                        weak = Proof.UNREADABLE;
                    }
                }
            }
        }
        if (!answeredFor) {
            throw new ConnectorException(failure);
        }
        return weak;
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

    private void read(String vendor, Candidate candidate, Fetched.File file) throws ConnectorException {
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
