package org.storelink.ingestion.faces;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.connector.FiscalMonth;
import org.storelink.ingestion.FiscalYear;
import org.storelink.ingestion.FiscalYears;
import org.storelink.ingestion.ImportRow;
import org.storelink.platform.CurrentActor;

/** The calendar by which stores settle, on the pages about money: one year, which the address may choose. */
@Named
@RequestScoped
public class FiscalCalendar {

    private static final int FIRST = 2000;
    private static final int LAST = 2100;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    @Inject
    private FiscalYears fiscalYears;

    @Inject
    private CurrentActor actor;

    @Inject
    @Param(name = "fiscal_year")
    private @Nullable Integer chosen;

    private List<Year> years = List.of();

    /** A year as the page shows it. */
    public record Year(String connector, int year, List<Month> months) {

        static Year of(FiscalYear year) {
            return new Year(
                    year.connector(),
                    year.year(),
                    year.months().stream().map(Month::of).toList());
        }
    }

    /** A month as the page shows it. */
    public record Month(String name, FiscalMonth month, long weeks, List<Report> reports) {

        static Month of(FiscalYear.Month month) {
            FiscalMonth days = month.month();
            return new Month(
                    NAME.format(days.name()),
                    days,
                    ChronoUnit.WEEKS.between(days.start(), days.end().plusDays(1)),
                    month.reports().stream()
                            .map(report ->
                                    new Report(report.account(), report.nickname(), report.label(), report.row()))
                            .toList());
        }
    }

    /** A report of a month, and what is known of it. */
    public record Report(long account, String nickname, String label, ImportRow row) {

        /** Whose it is, and why it is not there. */
        public String title() {
            String vendor = row.vendor().isEmpty() ? "" : ", " + row.vendor();
            return nickname + vendor + row.reason().map(reason -> ": " + reason).orElse("");
        }
    }

    @PostConstruct
    void ask() {
        Optional<Integer> year = Optional.ofNullable(chosen).filter(asked -> asked >= FIRST && asked <= LAST);
        years = fiscalYears.of(actor.get(), year).stream().map(Year::of).toList();
    }

    public List<Year> getYears() {
        return years;
    }
}
