package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Download;
import org.storelink.appstoreconnect.wire.Fetched;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/** Fetches files of Sales and Trends. A slice is one file, so there is never a part to resume after. */
public final class SalesDownloads implements Reports {

    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    private final List<? extends TrendReport> reports;
    private final SalesSource source;
    private final String service;
    private final Clock clock;

    /**
     * @param reports those there are
     * @param service whose they are, as people call it, at the beginning of a sentence
     */
    public SalesDownloads(List<? extends TrendReport> reports, SalesSource source, String service, Clock clock) {
        this.reports = List.copyOf(reports);
        this.source = source;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        TrendReport report = reports.stream()
                .filter(one -> one.stream().id().equals(slice.stream()))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(new Defect("There is no stream " + slice.stream() + ".")));
        return switch (source.report(slice.vendor(), report, slice.period())) {
            case FileAnswer.Sent sent -> {
                archive(sent.file(), report, slice, sink);
                yield new SliceResult.Complete();
            }
            case FileAnswer.Nothing _ -> new SliceResult.Empty();
            case FileAnswer.NoLonger noLonger -> new SliceResult.Never(noLonger.why());
            case FileAnswer.NotYet _ -> new SliceResult.NotYetAvailable(askAgainAt(report, slice));
        };
    }

    private void archive(Fetched.File file, TrendReport report, ReportSlice slice, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        String name = file.name().isEmpty() ? report.fileName(slice.vendor(), slice.period()) : file.name();
        Download.of(service, () -> {
            try (InputStream bytes = file.bytes()) {
                sink.accept(name, bytes, Optional.empty());
            }
            return name;
        });
    }

    /** When such a report usually appears, or in an hour when that is over. */
    private Instant askAgainAt(TrendReport report, ReportSlice slice) {
        Instant usually = report.stream().usuallyAvailableAt(slice.period());
        Instant soon = clock.instant().plus(ASK_AGAIN);
        return usually.isAfter(soon) ? usually : soon;
    }
}
