package org.storelink.reports.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.CurrentActor;
import org.storelink.reports.Dimension;
import org.storelink.reports.Granularity;
import org.storelink.reports.Report;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.StoreReports;
import org.storelink.reports.UsageAnswer;

/** The overview's figures: the newest day of which anything is known beside the day before, and the month that led there. */
@Named
@RequestScoped
public class NewestDay {

    private static final int DAYS = 30;

    @Inject
    private StoreReports reports;

    @Inject
    private CurrentActor actor;

    @Inject
    private Clock clock;

    private @Nullable Figures month;

    /**
     * A figure beside that of the day before.
     *
     * @param currency empty for a count
     * @param before empty when nothing is known of that day
     */
    public record Compared(String label, String currency, BigDecimal value, Optional<BigDecimal> before) {

        /** {@code up}, {@code down} or nothing. */
        public String direction() {
            int change = before.map(value::compareTo).orElse(0);
            return change > 0 ? "up" : change < 0 ? "down" : "";
        }

        public BigDecimal difference() {
            return before.map(value::subtract).orElse(BigDecimal.ZERO);
        }
    }

    @PostConstruct
    void ask() {
        LocalDate today = LocalDate.now(clock);
        var query = new ReportQuery(
                Optional.of(today.minusDays(DAYS)),
                Optional.of(today),
                List.of(Dimension.DATE),
                Optional.of(Granularity.DAILY),
                Set.of(),
                Set.of(),
                Set.of());
        try (Report report = reports.of(actor.get(), ReportKind.SALES, query)) {
            month = Figures.read(report, Metrics.OF_OVERVIEW, Granularity.DAILY, today);
        }
    }

    public boolean isKnown() {
        return !known().isEmpty();
    }

    public @Nullable LocalDate getDate() {
        return newest().startDate().orElse(null);
    }

    public boolean isPartial() {
        return month != null && month.isPartial(newest());
    }

    public Optional<LocalDate> getCompleteThrough() {
        return month == null ? Optional.empty() : month.completeThrough();
    }

    public Compared getDownloads() {
        return new Compared("Downloads", "", downloads(newest()), before().map(line -> downloads(line)));
    }

    private static BigDecimal downloads(Line line) {
        return line.count(Metrics.DOWNLOADS) instanceof UsageAnswer.Figure figure ? figure.number() : BigDecimal.ZERO;
    }

    /** One figure per currency of either day: they are never added. */
    public List<Compared> getRevenue() {
        Line newest = newest();
        return month == null
                ? List.of()
                : month.currencies().stream()
                        .filter(currency -> newest.money(Metrics.REVENUE).containsKey(currency)
                                || before().map(line -> line.money(Metrics.REVENUE))
                                        .orElse(Map.of())
                                        .containsKey(currency))
                        .map(currency -> new Compared(
                                "Revenue",
                                currency,
                                newest.money(Metrics.REVENUE, currency),
                                before().map(line -> line.money(Metrics.REVENUE, currency))))
                        .toList();
    }

    public String getChart() {
        if (month == null) {
            throw new IllegalStateException("asked for no figures");
        }
        var names = GroupNames.dates(Granularity.DAILY);
        return new ChartWriter(month, names, Metrics.DOWNLOADS, "").write();
    }

    private Line newest() {
        return known().getLast();
    }

    private Optional<Line> before() {
        List<Line> known = known();
        return known.size() < 2 ? Optional.empty() : Optional.of(known.get(known.size() - 2));
    }

    private List<Line> known() {
        return month == null
                ? List.of()
                : month.lines().stream().filter(Line::isKnown).toList();
    }
}
