package org.storelink.appstoreconnect.finance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Fact;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/**
 * Fetches the financial reports of a fiscal month where they are asked for by region. Nobody tells which regions there are in a month: the
 * report of all regions together is fetched first, and tells by its currencies which to ask for. It is archived with them, so that
 * none can be missing unnoticed.
 */
public final class RegionDownloads implements Reports {

    /** In the place of a region: all of them in one file. */
    public static final String TOGETHER = "ZZ";

    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    /** About as many months are kept. */
    private static final int MONTHS_KEPT = 12;

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
        return switch (source.report(slice.vendor(), TOGETHER, month(slice))) {
            case FileAnswer.Sent sent -> {
                fetch(slice, read(sent.file().bytes()), FinanceFiles.regionsBefore(resume), sink);
                yield new SliceResult.Complete();
            }
            case FileAnswer.Nothing _ -> nothing(slice);
            case FileAnswer.NotYet _ ->
                new SliceResult.NotYetAvailable(clock.instant().plus(LOOK_AGAIN), true);
            case FileAnswer.NoLonger noLonger -> new SliceResult.Never(noLonger.why());
        };
    }

    private static YearMonth month(ReportSlice slice) {
        return YearMonth.from(slice.period().start());
    }

    /** The store says the same of a month that is open, one without earnings and one that it keeps no longer. */
    private SliceResult nothing(ReportSlice slice) {
        Instant now = clock.instant();
        if (FinanceReport.mayStillCome(slice.period(), now)) {
            return new SliceResult.NotYetAvailable(now.plus(LOOK_AGAIN), true);
        }
        YearMonth today = YearMonth.from(LocalDate.ofInstant(now, SalesReport.PACIFIC));
        return month(slice).isBefore(today.minusMonths(MONTHS_KEPT))
                ? new SliceResult.Never("Apple keeps financial reports for about " + MONTHS_KEPT + " months.")
                : new SliceResult.Empty();
    }

    private void fetch(ReportSlice slice, byte[] together, List<String> before, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        List<String> regions = byRegion ? SettledRegions.in(currencies(slice.period(), together)) : List.of();
        Set<String> done = new LinkedHashSet<>(before);
        for (String region : regions) {
            if (done.contains(region)) {
                continue;
            }
            FileAnswer answer = source.report(slice.vendor(), region, month(slice));
            done.add(region);
            if (answer instanceof FileAnswer.Sent sent) {
                accept(slice, region, sent.file().bytes(), Optional.of(FinanceFiles.after(done)), sink);
            }
        }
        accept(slice, TOGETHER, new ByteArrayInputStream(together), Optional.empty(), sink);
    }

    /** Those that something was earned in. */
    private static Set<String> currencies(ReportPeriod period, byte[] together) throws ConnectorException, IOException {
        Set<String> currencies = new TreeSet<>();
        new SettlementFile(period, TOGETHER)
                .read(
                        new ByteArrayInputStream(together),
                        fact -> currencies.add(((Fact.Settlement) fact).earned().currency()));
        return currencies;
    }

    private static void accept(
            ReportSlice slice, String region, InputStream file, Optional<ResumeToken> resumeAfter, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        streamed(() -> {
            try (file) {
                sink.accept(FinanceFiles.report(slice, region), file, resumeAfter);
            }
            return resumeAfter;
        });
    }

    private static byte[] read(InputStream file) throws ConnectorException, IOException, InterruptedException {
        byte[] bytes = streamed(() -> {
            try (file) {
                return file.readNBytes(LARGEST + 1);
            }
        });
        if (bytes.length > LARGEST) {
            throw UnreadableReport.because("it is larger than " + LARGEST + " bytes");
        }
        return bytes;
    }

    private interface Streaming<T> {

        T result() throws IOException;
    }

    private static <T> T streamed(Streaming<T> streaming) throws ConnectorException, IOException, InterruptedException {
        try {
            return streaming.result();
        } catch (HttpTimeoutException e) {
            throw new ConnectorException(
                    new Unavailable("Apple fell silent in the middle of a report. It will be asked again."), e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted during a download");
            }
            throw e;
        }
    }
}
