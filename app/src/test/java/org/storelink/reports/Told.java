package org.storelink.reports;

import static org.storelink.reports.Sales.GAME;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.storelink.connector.Fact;
import org.storelink.connector.FiscalMonth;
import org.storelink.connector.Money;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subject;
import org.storelink.connector.UsageCut;
import org.storelink.connector.UsageMetric;
import org.storelink.connector.UsageValue;

/** Short ways to write down what stores tell beside sales. */
final class Told {

    static final UsageCut WHOLE = new UsageCut.Whole();

    /** Of a calendar that begins months some days before their names do. */
    static final FiscalMonth OCTOBER =
            new FiscalMonth(YearMonth.of(2026, 10), LocalDate.of(2026, 9, 27), LocalDate.of(2026, 10, 31));

    static final FiscalMonth NOVEMBER =
            new FiscalMonth(YearMonth.of(2026, 11), LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 28));

    private Told() {}

    static Fact.Usage usage(String day, UsageMetric metric, UsageCut cut, String number) {
        return new Fact.Usage(Sales.day(day), GAME, metric, cut, new UsageValue.Told(new BigDecimal(number)));
    }

    static Fact.Usage usage(String day, UsageMetric metric, String number) {
        return usage(day, metric, WHOLE, number);
    }

    static Fact.Usage withheld(String day, UsageMetric metric, UsageCut cut) {
        return new Fact.Usage(Sales.day(day), GAME, metric, cut, new UsageValue.Withheld());
    }

    static UsageCut in(String country) {
        return new UsageCut.Country(country);
    }

    static Fact.Settlement settled(
            FiscalMonth month, String region, String country, long units, String earned, String currency) {
        return new Fact.Settlement(month, GAME, region, country, units, new Money(new BigDecimal(earned), currency));
    }

    static Fact.Payment payment(FiscalMonth month, boolean paid, String amount, String currency) {
        return new Fact.Payment(month, paid, new Money(new BigDecimal(amount), currency));
    }

    /** A slice that is made once for an account. */
    static SliceKey ofAccount(long id, long account, ReportPeriod period) {
        return new SliceKey(id, account, 0, "usage", period, Subject.USAGE);
    }

    static SliceKey ofVendor(long id, long vendor, FiscalMonth month, Subject subject) {
        return new SliceKey(id, vendor * 10, vendor, subject.name(), month.period(), subject);
    }

    /** Loads the facts of a slice, all of them about one product. */
    static void load(ReadModel model, SliceKey key, long product, List<? extends Fact> facts)
            throws InterruptedException {
        try (SliceLoad load = model.begin(key)) {
            facts.forEach(fact -> load.add(fact, product));
            load.commit(model.appliedSequence() + 1);
        }
    }
}
