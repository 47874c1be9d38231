package org.storelink.reports.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.catalog.Catalog;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.reports.Dimension;
import org.storelink.reports.Granularity;
import org.storelink.reports.Report;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.StoreReports;

/** What the pages of reports have in common: the address asks, the report answers once, chart and table show the same figures. */
public abstract class ReportPage {

    @Inject
    private StoreReports reports;

    @Inject
    private Catalog catalog;

    @Inject
    private CurrentActor actor;

    @Inject
    private Clock clock;

    @Inject
    private ExternalContext request;

    private Question question = Question.of(Map.of(), ReportKind.SALES);
    private Granularity granularity = Granularity.DAILY;
    private @Nullable ReportQuery query;
    private @Nullable Figures figures;
    private @Nullable GroupNames names;
    private @Nullable ReportTable table;
    private @Nullable String problem;

    abstract Metrics metrics();

    abstract ReportKind kind();

    @PostConstruct
    void ask() {
        question = Question.of(request.getRequestParameterValuesMap(), kind());
        try {
            LocalDate today = LocalDate.now(clock);
            query = ReportQuery.parse(question.parameters(), today, kind());
            granularity = query.granularity().orElse(getGranularities().getFirst());
            try (Report report = reports.of(actor.get(), kind(), query)) {
                figures = Figures.read(report, metrics(), granularity, today);
                names = GroupNames.of(actor.get(), catalog, figures.lines(), granularity);
            }
        } catch (ProblemException misunderstood) {
            problem = misunderstood.detail();
        }
    }

    /** Why there is no answer, when the question was not understood. */
    public @Nullable String getProblem() {
        return problem;
    }

    /** Whether there is an answer at all; a question that was not understood has none. */
    public boolean isAnswered() {
        return figures != null;
    }

    public boolean isNothing() {
        return figures == null || figures.count() == 0;
    }

    public ReportTable getTable() {
        if (table == null) {
            table = new TableWriter(answer(), metrics(), names(), question.value("sort")).write();
        }
        return table;
    }

    /** Too many lines make no chart, and neither does a single sum. */
    public boolean isDrawable() {
        return !isNothing()
                && !answer().groupBy().isEmpty()
                && !answer().isCut()
                && (getMetric().isAdded() || answer().groupBy().size() == 1)
                && (!getMetric().money() || !getCurrencies().isEmpty());
    }

    public String getChart() {
        return new ChartWriter(answer(), names(), getMetric(), getCurrency()).write();
    }

    /** The figures that the chart can show. */
    public List<Metric> getMetrics() {
        return metrics().all();
    }

    public Metric getMetric() {
        return metrics().find(question.value("metric")).orElse(metrics().first());
    }

    public List<String> getCurrencies() {
        return figures == null ? List.of() : figures.currencies();
    }

    /** The currency of the chart: the one asked for, else the one most groups have. */
    public String getCurrency() {
        String asked = question.value("currency");
        List<String> all = getCurrencies();
        return all.contains(asked) ? asked : all.isEmpty() ? "" : all.getFirst();
    }

    public boolean isPartial() {
        return figures != null && figures.partial();
    }

    public Optional<LocalDate> getCompleteThrough() {
        return figures == null ? Optional.empty() : figures.completeThrough();
    }

    /** The sums of everything asked for. */
    public List<ReportTable.Row> getTotals() {
        return getTable().totals();
    }

    /** A value of the address, for the fields of the form. */
    public String value(String name) {
        return question.value(name);
    }

    public boolean has(String name, String value) {
        return question.list(name).contains(value);
    }

    /** First day asked for, as a date field wants it; empty when that end is open. */
    public String getStartDate() {
        return day(query == null ? Optional.empty() : query.startDate());
    }

    public String getEndDate() {
        return day(query == null ? Optional.empty() : query.endDate());
    }

    /** The dimension asked for at a place, for the form. */
    public String group(int place) {
        List<String> groups = question.list("group_by");
        return place < groups.size() ? groups.get(place) : "";
    }

    public List<Granularity> getGranularities() {
        return kind().isFiscal() ? List.of(Granularity.MONTHLY) : Arrays.asList(Granularity.values());
    }

    /** What the lines may be grouped by. */
    public List<Dimension> getDimensions() {
        return List.copyOf(kind().dimensions());
    }

    /** The dimension as a choice. */
    public String heading(Dimension dimension) {
        return Character.toUpperCase(dimension.code().charAt(0))
                + dimension.code().substring(1);
    }

    /** Whether the report tells products and countries apart. */
    public boolean isNarrowable() {
        return kind().dimensions().contains(Dimension.PRODUCT);
    }

    /** Whether there may be reasons why a line has no figure. */
    public boolean isMeasured() {
        return kind() == ReportKind.USAGE;
    }

    /** Whether some figures are of one day, however many days a line covers. */
    public boolean isOfLastDays() {
        return kind() == ReportKind.SUBSCRIPTIONS;
    }

    public Granularity getGranularity() {
        return granularity;
    }

    /** The same page with one thing changed. */
    public String with(String name, String value) {
        return "?" + question.with(name, value).address();
    }

    public List<Preset> getPresets() {
        return kind().isFiscal() ? List.of(Preset.YEAR, Preset.ALL) : Arrays.asList(Preset.values());
    }

    /** For a page on which nothing is to be seen. */
    public String getAllTime() {
        return address(Preset.ALL);
    }

    public boolean isChosen(Preset preset) {
        return preset.matches(question);
    }

    public String address(Preset preset) {
        Question asked = preset.of(question);
        return "?" + (kind().isFiscal() ? asked.with("granularity", Granularity.MONTHLY.code()) : asked).address();
    }

    /** Path and query of the API for the same figures. */
    public String api(String format) {
        return "/v2/reports/" + kind().route() + "?" + question.apiAddress(format);
    }

    /** Query of the address that downloads the same figures. */
    public String getExportAddress() {
        return question.apiAddress("csv");
    }

    private static String day(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }

    private Figures answer() {
        if (figures == null) {
            throw new IllegalStateException("the report has no answer");
        }
        return figures;
    }

    private GroupNames names() {
        if (names == null) {
            throw new IllegalStateException("the report has no answer");
        }
        return names;
    }
}
