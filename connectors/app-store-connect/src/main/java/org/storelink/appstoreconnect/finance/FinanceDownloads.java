package org.storelink.appstoreconnect.finance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.Grain;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/**
 * Fetches a fiscal month: its page, which tells the payments, or the financial report of each region on that page. Reports are made when
 * they are asked for, which takes some seconds.
 */
public final class FinanceDownloads implements Reports {

    private static final Duration ASK_AGAIN = Duration.ofHours(6);
    private static final Duration LOOK_FOR_MONTH_AGAIN = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int MOST_ROUNDS = 60;
    private static final int MOST_LOOKS = 300;

    private final PaymentSite site;
    private final Clock clock;

    public FinanceDownloads(Browsing site, Switches switches, Clock clock) {
        this.site = new PaymentSite(site, switches, clock);
        this.clock = clock;
    }

    /** Whether the site tells by which number payments are asked for; whoever may not see them is not told. */
    public boolean isShown() throws ConnectorException, InterruptedException {
        return site.namesProvider();
    }

    /** Asks for a month of a vendor: a failure says why financial reports cannot be read. */
    public void probe(String vendor) throws ConnectorException, InterruptedException {
        LocalDate before =
                LocalDate.ofInstant(clock.instant(), SalesReport.PACIFIC).minusMonths(2);
        known(site.month(vendor, new ReportPeriod(Grain.MONTH, before.withDayOfMonth(1))));
    }

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        FinanceReport report = FinanceReport.ofStream(slice.stream())
                .orElseThrow(() -> new ConnectorException(new Defect("There is no stream " + slice.stream() + ".")));
        WebAnswer answer = site.month(slice.vendor(), slice.period());
        MonthPage page = known(answer);
        if (page.transfers().isEmpty()) {
            return nothing(slice);
        }
        return switch (report) {
            case PAYMENTS -> {
                accept(FinanceFiles.page(slice), answer, Optional.empty(), sink);
                yield new SliceResult.Complete();
            }
            case FINANCIAL -> {
                if (page.isShortOfRegions()) {
                    throw PaymentSite.unknownShape(answer);
                }
                yield page.regions().isEmpty() ? nothing(slice) : financial(slice, page.regions(), resume, sink);
            }
        };
    }

    private SliceResult nothing(ReportSlice slice) {
        Instant now = clock.instant();
        return FinanceReport.mayStillCome(slice.period(), now)
                ? new SliceResult.NotYetAvailable(now.plus(LOOK_FOR_MONTH_AGAIN), true)
                : new SliceResult.Empty();
    }

    private SliceResult financial(
            ReportSlice slice, List<MonthPage.Region> regions, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        Set<String> done = new LinkedHashSet<>(FinanceFiles.regionsBefore(resume));
        List<MonthPage.Region> left =
                regions.stream().filter(region -> !done.contains(region.id())).toList();
        Map<MonthPage.Region, String> downloads = whenMade(slice, left);
        for (MonthPage.Region region : left) {
            String download = downloads.get(region);
            if (download == null) {
                return new SliceResult.NotYetAvailable(clock.instant().plus(ASK_AGAIN));
            }
            done.add(region.id());
            accept(
                    FinanceFiles.report(slice, region),
                    site.download(download),
                    region.equals(left.getLast()) ? Optional.empty() : Optional.of(FinanceFiles.after(done)),
                    sink);
        }
        return new SliceResult.Complete();
    }

    /** Orders the reports of all regions at once and looks until they are made; those that take too long are not there. */
    private Map<MonthPage.Region, String> whenMade(ReportSlice slice, List<MonthPage.Region> regions)
            throws ConnectorException, InterruptedException {
        Map<MonthPage.Region, String> orders = new LinkedHashMap<>();
        for (MonthPage.Region region : regions) {
            orders.put(region, site.order(slice.vendor(), slice.period(), region.id()));
        }
        Map<MonthPage.Region, String> downloads = new HashMap<>();
        int looks = 0;
        for (int round = 1; !orders.isEmpty() && round <= MOST_ROUNDS && looks < MOST_LOOKS; round++) {
            if (round > 1) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            looks += orders.size();
            for (Map.Entry<MonthPage.Region, String> order : List.copyOf(orders.entrySet())) {
                Optional<String> download = site.downloadOf(slice.vendor(), order.getValue());
                if (download.isPresent()) {
                    downloads.put(order.getKey(), download.get());
                    orders.remove(order.getKey());
                }
            }
        }
        return downloads;
    }

    private static MonthPage known(WebAnswer answer) throws ConnectorException {
        return answer.json().flatMap(MonthPage::of).orElseThrow(() -> PaymentSite.unknownShape(answer));
    }

    private static void accept(String name, WebAnswer answer, Optional<ResumeToken> resumeAfter, PartSink sink)
            throws IOException, InterruptedException {
        sink.accept(name, new ByteArrayInputStream(answer.bytes()), resumeAfter);
    }
}
