package org.storelink.appstoresimulator.market;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was sold on each day: the truth that every report file of the practice store is an aggregate of. A pure function of
 * the seed, the vendor, the day and how often the day has been restated. Safe for use by several threads.
 */
public final class Trade {

    /** Trade by month of the year, in per cent of an average month. */
    private static final int[] SEASON = {112, 96, 92, 90, 88, 94, 104, 106, 92, 96, 108, 130};

    private final long seed;
    private final int rowsPerDay;

    /** @param rowsPerDay about how many rows an average vendor's daily file has */
    public Trade(long seed, int rowsPerDay) {
        this.seed = seed;
        this.rowsPerDay = rowsPerDay;
    }

    /**
     * The day's sales, one entry for equal terms, in no particular order.
     *
     * @param restatements how many times the day has been restated: each adds a few sales and changes some
     */
    public List<Sale> day(Vendor vendor, LocalDate date, int restatements) {
        if (date.isBefore(vendor.opened())) {
            return List.of();
        }
        Map<Sale, Long> unitsByTerms = new LinkedHashMap<>();
        if (!isQuiet(vendor, date, restatements)) {
            Dice dice = dice(vendor, date, "trade");
            sell(vendor, date, dice, lines(vendor, dice), unitsByTerms);
        }
        for (int i = 1; i <= restatements; i++) {
            Dice dice = dice(vendor, date, "restatement " + i);
            unitsByTerms.replaceAll((terms, units) -> units > 0 && dice.oneIn(6) ? units + 1 : units);
            sell(vendor, date, dice, 2, unitsByTerms);
        }
        List<Sale> sales = new ArrayList<>(unitsByTerms.size());
        unitsByTerms.forEach((terms, units) -> sales.add(terms.withUnits(units)));
        return sales;
    }

    /** Some days have no sales; a few of them only until they are restated. */
    private boolean isQuiet(Vendor vendor, LocalDate date, int restatements) {
        Dice dice = dice(vendor, date, "quiet");
        boolean quietForever = dice.percent(vendor.quietDays());
        boolean quietAtFirst = dice.oneIn(4);
        return quietForever || (quietAtFirst && restatements == 0 && isRestatedByItself(vendor, date));
    }

    /** About one day in twelve is corrected once, two days later, without anybody asking for it. */
    public boolean isRestatedByItself(Vendor vendor, LocalDate date) {
        return !date.isBefore(vendor.opened())
                && dice(vendor, date, "restated by itself").oneIn(12);
    }

    private int lines(Vendor vendor, Dice dice) {
        return Math.max(1, Math.toIntExact((long) rowsPerDay * vendor.busyness() * (80 + dice.below(41)) / 10_000));
    }

    private void sell(Vendor vendor, LocalDate date, Dice dice, int lines, Map<Sale, Long> unitsByTerms) {
        Till till = new Till(vendor, date, dice, variety());
        for (int i = 0; i < lines; i++) {
            for (Sale sale : till.ring(demand(vendor, date))) {
                unitsByTerms.merge(sale.terms(), sale.units(), Long::sum);
            }
        }
    }

    /** Many rows need many terms: versions multiply with the size of the day. */
    private int variety() {
        return Math.max(3, rowsPerDay / 200);
    }

    /** Demand on a day in per cent: growing by the year, higher at weekends and in December. */
    private static int demand(Vendor vendor, LocalDate date) {
        int years = date.getYear() - vendor.opened().getYear();
        int weekend = date.getDayOfWeek().getValue() >= 6 ? 125 : 100;
        return (100 + 12 * years) * SEASON[YearMonth.from(date).getMonthValue() - 1] * weekend / 10_000;
    }

    private Dice dice(Vendor vendor, LocalDate date, String subject) {
        return Dice.of(seed, vendor.number() + ' ' + date + ' ' + subject);
    }
}
