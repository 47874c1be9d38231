package org.storelink.appstoreconnect.finance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.wire.Download;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.Fact;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/**
 * Fetches the financial reports of a fiscal month where they are asked for by region. Nobody tells which regions there are in a month: the
 * report of all regions together is fetched first, and tells by its currencies which to ask for. It is archived with them, so that none
 * can be missing unnoticed.
 *
 * <p>A region that Apple takes for none may be one that it has given up, such as Croatia's since that settles in euros, or one that has
 * money in this month. Which of the two, the report of all regions tells: where the others come to the whole without it, the month is told by
 * regions, and nothing is missing. Where they do not, nothing of the month is told, since what is left over belongs to no region that
 * could be named with it, and the failure says which region it is and by which setting the month comes in one file. All that came is
 * archived either way.
 */
public final class RegionDownloads implements Reports {

    /** In the place of a region: all of them in one file. */
    public static final String TOGETHER = "ZZ";

    private static final String APPLE = "Apple";
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    /** About twelve months are kept. Of an older one nothing is said but what is said of one without earnings. */
    private static final int MONTHS_SURELY_KEPT = 10;

    /** More than any but a hostile one, packed. */
    private static final int LARGEST = 64 << 20;

    private final RegionSource source;
    private final boolean byRegion;
    private final Clock clock;

    /** @param byRegion whether single regions are fetched; else all is told of one region that stands for all */
    public RegionDownloads(RegionSource source, boolean byRegion, Clock clock) {
        this.source = source;
        this.byRegion = byRegion;
        this.clock = clock;
    }

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        FinanceReport report = FinanceReport.ofStream(slice.stream())
                .orElseThrow(() -> new ConnectorException(new Defect("There is no stream " + slice.stream() + ".")));
        if (report != FinanceReport.FINANCIAL) {
            return new SliceResult.Never("This way of linking is told of no payments.");
        }
        return switch (together(source, slice.vendor(), month(slice))) {
            case FileAnswer.Sent sent
            when byRegion -> withRegions(slice, sent.file().bytes(), FinanceFiles.regionsBefore(resume), sink);
            case FileAnswer.Sent sent -> {
                accept(FinanceFiles.report(slice, TOGETHER), sent.file().bytes(), Optional.empty(), sink);
                yield new SliceResult.Complete();
            }
            case FileAnswer.Nothing _ -> nothing(slice);
            case FileAnswer.NotYet _ -> lookAgain(true);
            case FileAnswer.NoLonger noLonger -> new SliceResult.Never(noLonger.why());
        };
    }

    /** The report of all regions in one. */
    public static FileAnswer together(RegionSource source, String vendor, YearMonth month)
            throws ConnectorException, InterruptedException {
        return source.report(vendor, TOGETHER, month)
                .orElseThrow(
                        () -> new ConnectorException(
                                new Defect(
                                        "Apple takes " + TOGETHER
                                                + " for no region, so financial reports cannot be asked for. A newer version of the connector may help.")));
    }

    private static YearMonth month(ReportSlice slice) {
        return YearMonth.from(slice.period().start());
    }

    /** The store says the same of a month that is open, one without earnings and one that it keeps no longer. */
    private SliceResult nothing(ReportSlice slice) {
        if (FinanceReport.mayStillCome(slice.period(), clock.instant())) {
            return lookAgain(true);
        }
        YearMonth today = YearMonth.from(LocalDate.ofInstant(clock.instant(), SalesReport.PACIFIC));
        return month(slice).isBefore(today.minusMonths(MONTHS_SURELY_KEPT))
                ? new SliceResult.Never(
                        "Apple has no financial report of this month. It keeps them for about a year, and says the"
                                + " same of a month without earnings.")
                : new SliceResult.Empty();
    }

    private SliceResult lookAgain(boolean orNothing) {
        return new SliceResult.NotYetAvailable(clock.instant().plus(LOOK_AGAIN), orNothing);
    }

    private SliceResult withRegions(ReportSlice slice, InputStream file, List<String> before, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        byte[] head = head(file);
        InputStream together = new SequenceInputStream(new ByteArrayInputStream(head), file);
        Optional<List<String>> regions = head.length > LARGEST ? Optional.empty() : regions(slice, head);
        if (regions.isPresent()) {
            return single(slice, regions.get(), before, together, sink);
        }
        // What cannot be read is archived all the same: its parser says what is wrong with it, and may read it one day.
        accept(FinanceFiles.report(slice, TOGETHER), together, Optional.empty(), sink);
        return new SliceResult.Complete();
    }

    private SliceResult single(
            ReportSlice slice, List<String> regions, List<String> before, InputStream together, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        Set<String> done = new LinkedHashSet<>(before);
        Set<String> refused = new TreeSet<>();
        for (String region : regions) {
            if (done.contains(region)) {
                continue;
            }
            Optional<FileAnswer> answer = source.report(slice.vendor(), region, month(slice));
            if (answer.isEmpty()) {
                refused.add(region);
                continue;
            }
            if (answer.get() instanceof FileAnswer.NotYet) {
                return lookAgain(false);
            }
            done.add(region);
            if (answer.get() instanceof FileAnswer.Sent sent) {
                accept(
                        FinanceFiles.report(slice, region),
                        sent.file().bytes(),
                        Optional.of(FinanceFiles.after(done)),
                        sink);
            }
        }
        accept(FinanceFiles.besideRegions(slice, refused), together, Optional.empty(), sink);
        return new SliceResult.Complete();
    }

    /** Those that settle in a currency of the report of all of them; empty when it cannot be read. */
    private static Optional<List<String>> regions(ReportSlice slice, byte[] together)
            throws ConnectorException, IOException {
        Set<String> currencies = new TreeSet<>();
        try {
            new SettlementFile(slice.period(), TOGETHER)
                    .read(
                            new ByteArrayInputStream(together),
                            fact -> currencies.add(
                                    ((Fact.Settlement) fact).earned().currency()));
        } catch (ConnectorException e) {
            if (e.failure() instanceof Unreadable) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(SettledRegions.in(currencies));
    }

    private static void accept(String name, InputStream file, Optional<ResumeToken> resumeAfter, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        Download.of(APPLE, () -> {
            try (file) {
                sink.accept(name, file, resumeAfter);
            }
            return name;
        });
    }

    /** So much of it that it is all, unless it is too large. */
    private static byte[] head(InputStream file) throws ConnectorException, IOException, InterruptedException {
        return Download.of(APPLE, () -> file.readNBytes(LARGEST + 1));
    }
}
