package org.storelink.appstoreconnect.sales;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

/** Fetches Summary Sales files. A slice is one file, so there is never a part to resume after. */
public final class SalesDownloads implements Reports {

    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    private final SalesSource source;
    private final String service;
    private final Clock clock;

    /** @param service whose they are, as people call it, at the beginning of a sentence */
    public SalesDownloads(SalesSource source, String service, Clock clock) {
        this.source = source;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        SalesReport report = SalesReport.ofStream(slice.stream())
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

    private void archive(Fetched.File file, SalesReport report, ReportSlice slice, PartSink sink)
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
    private Instant askAgainAt(SalesReport report, ReportSlice slice) {
        Instant usually = report.stream().usuallyAvailableAt(slice.period());
        Instant soon = clock.instant().plus(ASK_AGAIN);
        return usually.isAfter(soon) ? usually : soon;
    }
}
