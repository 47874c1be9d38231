package org.storelink.appstoresimulator.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Sale;
import org.storelink.appstoresimulator.market.Trade;
import org.storelink.appstoresimulator.market.Vendor;

/**
 * Decides what is published when. A daily report appears the next day at a fixed hour, a weekly one on
 * Monday, a monthly one five and a yearly one six days after the end; some are hours late. Daily reports stay for 365
 * days, weekly ones for 52 weeks, monthly ones for 12 months, yearly ones for good.
 */
public final class Publisher {

    private static final Duration LATENESS = Duration.ofHours(20);
    private static final LocalTime RESTATED_AT = LocalTime.of(18, 0);

    private final Trade trade;
    private final Restatements restatements;
    private final StoreClock clock;
    private final LocalTime hour;
    private final boolean quirks;
    private final long seed;

    /**
     * @param hour UTC, from which yesterday's report can be had
     * @param quirks whether reports are late, days restated and weeks mixed up without anybody asking for it
     */
    public Publisher(
            Trade trade, Restatements restatements, StoreClock clock, LocalTime hour, boolean quirks, long seed) {
        this.trade = trade;
        this.restatements = restatements;
        this.clock = clock;
        this.hour = hour;
        this.quirks = quirks;
        this.seed = seed;
    }

    public Publication state(Vendor vendor, Period period) {
        if (outOfRange(vendor, period)) {
            return Publication.OUT_OF_RANGE;
        }
        if (clock.instant().isBefore(availableAt(vendor, period))) {
            return Publication.NOT_YET;
        }
        boolean sold = period.days().stream().anyMatch(day -> !day(vendor, day).isEmpty());
        return sold ? Publication.AVAILABLE : Publication.NO_SALES;
    }

    /**
     * The file of a period that is available.
     *
     * @param nth how many times it has been asked for, this time included: at first it may be that of another week
     */
    public SalesFile file(Vendor vendor, Period period, int nth) {
        boolean mixedUp =
                nth == 1 && isMixedUp(vendor, period) && state(vendor, period.previous()) == Publication.AVAILABLE;
        Period served = mixedUp ? period.previous() : period;
        return new SalesFile(vendor, served, sales(vendor, served));
    }

    /** What was sold in the period as far as is known now, one entry for equal terms. */
    public List<Sale> sales(Vendor vendor, Period period) {
        if (period.type() == DateType.DAILY) {
            return day(vendor, period.begin());
        }
        Map<Sale, Long> unitsByTerms = new LinkedHashMap<>();
        for (LocalDate day : period.days()) {
            for (Sale sale : day(vendor, day)) {
                unitsByTerms.merge(sale.terms(), sale.units(), Long::sum);
            }
        }
        List<Sale> sales = new ArrayList<>(unitsByTerms.size());
        unitsByTerms.forEach((terms, units) -> sales.add(terms.withUnits(units)));
        return sales;
    }

    /** What was sold on a day as far as is known now: restatements that are due are in it. */
    public List<Sale> day(Vendor vendor, LocalDate day) {
        Instant now = clock.instant();
        int times = restatements.until(vendor.number(), day, now);
        boolean byItself =
                quirks && trade.isRestatedByItself(vendor, day) && !now.isBefore(at(day.plusDays(2), RESTATED_AT));
        return trade.day(vendor, day, byItself ? times + 1 : times);
    }

    /** From when on the period's report can be had: never before the reports of its days. */
    public Instant availableAt(Vendor vendor, Period period) {
        LocalDate end = period.end();
        return switch (period.type()) {
            case DAILY -> at(end.plusDays(1), hour).plus(lateness(vendor, period, 25));
            case WEEKLY -> {
                Instant sunday = availableAt(vendor, Period.containing(DateType.DAILY, end));
                Instant monday = at(end.plusDays(1), hour).plus(lateness(vendor, period, 10));
                yield sunday.isAfter(monday) ? sunday : monday;
            }
            case MONTHLY -> at(end.plusDays(5), hour);
            case YEARLY -> at(end.plusDays(6), hour);
        };
    }

    /** Whether the first asking for a week is answered with the week before, as Apple has been seen to do. */
    private boolean isMixedUp(Vendor vendor, Period period) {
        return quirks
                && period.type() == DateType.WEEKLY
                && dice(vendor, period, "mixed up").oneIn(15);
    }

    private boolean outOfRange(Vendor vendor, Period period) {
        LocalDate today = clock.today();
        return switch (period.type()) {
            case DAILY -> period.end().isBefore(today.minusDays(365));
            case WEEKLY -> period.end().isBefore(today.minusWeeks(52));
            case MONTHLY ->
                YearMonth.from(period.end()).isBefore(YearMonth.from(today).minusMonths(12));
            case YEARLY -> period.end().getYear() < vendor.opened().getYear();
        };
    }

    private Duration lateness(Vendor vendor, Period period, int oneIn) {
        return quirks && dice(vendor, period, "late").oneIn(oneIn) ? LATENESS : Duration.ZERO;
    }

    private Dice dice(Vendor vendor, Period period, String subject) {
        return Dice.of(seed, vendor.number() + ' ' + period.type() + ' ' + period.text() + ' ' + subject);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }
}
