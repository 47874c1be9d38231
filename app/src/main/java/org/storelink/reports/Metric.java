package org.storelink.reports;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.SubscriptionChange;
import org.storelink.connector.SubscriptionPrice;
import org.storelink.connector.SubscriptionStanding;
import org.storelink.connector.UsageMetric;

/**
 * A figure of a report: a sum over facts of some classes.
 *
 * @param name as the API writes it
 * @param sign 1, or -1 where what came back is shown as a positive number
 */
record Metric(String name, Measure measure, Predicate<FactClass> counts, int sign) {

    /** What is added up. */
    enum Measure {
        UNITS,
        PROCEEDS,
        SALES,
        /** Measurements, as their counting allows. */
        MEASURED,
        /** The mean over the days that tell of it. */
        DAILY_MEAN,
        /** How things stood on the last day of a period that is known: added over products and countries, never over days. */
        LEVEL,
        /** What happened, where it is known to have been told. */
        EVENTS,
        /** Nothing: clients know the name, no report of a store tells the figure. */
        UNKNOWN;

        boolean isMoney() {
            return switch (this) {
                case PROCEEDS, SALES -> true;
                case UNITS, MEASURED, DAILY_MEAN, LEVEL, EVENTS, UNKNOWN -> false;
            };
        }
    }

    /** Everything but what was brought back to another device: that is neither sold nor paid. */
    static final Predicate<SaleClass> ANYTHING = kind(EnumSet.complementOf(EnumSet.of(SaleKind.RESTORE)));

    /** Whatever is not sold inside an app: money of a bundle, or of a kind that nobody knows, counts as an app's. */
    static final Predicate<SaleClass> APP =
            kind(EnumSet.complementOf(EnumSet.of(SaleKind.RESTORE, SaleKind.INAPP, SaleKind.SUBSCRIPTION)));

    static final Predicate<SaleClass> INAPP = kind(EnumSet.of(SaleKind.INAPP));
    static final Predicate<SaleClass> SUBSCRIPTION = kind(EnumSet.of(SaleKind.SUBSCRIPTION));

    /** What counts as a download: a bundle does not, because the apps in it have rows of their own. */
    static final Predicate<SaleClass> DOWNLOADABLE =
            kind(EnumSet.of(SaleKind.DOWNLOAD, SaleKind.INAPP, SaleKind.SUBSCRIPTION));

    static final Predicate<SaleClass> REFUNDED = SaleClass::refunded;
    static final Predicate<SaleClass> SOLD = REFUNDED.negate();

    static Metric units(String name, Predicate<SaleClass> counts) {
        return new Metric(name, Measure.UNITS, sale(counts), 1);
    }

    static Metric returned(String name, Predicate<SaleClass> counts) {
        return new Metric(name, Measure.UNITS, sale(counts.and(REFUNDED)), -1);
    }

    static Metric unknown(String name) {
        return new Metric(name, Measure.UNKNOWN, _ -> false, 1);
    }

    static Metric proceeds(String name, Predicate<SaleClass> counts) {
        return new Metric(name, Measure.PROCEEDS, sale(counts), 1);
    }

    static Metric sales(String name, Predicate<SaleClass> counts) {
        return new Metric(name, Measure.SALES, sale(counts), 1);
    }

    static Metric measured(String name, UsageMetric metric) {
        return new Metric(name, Measure.MEASURED, measured(metric), 1);
    }

    static Metric dailyMean(String name, UsageMetric metric) {
        return new Metric(name, Measure.DAILY_MEAN, measured(metric), 1);
    }

    static Metric settledUnits(String name, boolean refunded) {
        return new Metric(name, Measure.UNITS, settled(refunded), refunded ? -1 : 1);
    }

    /** What was settled, refunds taken off. */
    static Metric settled(String name) {
        return new Metric(name, Measure.PROCEEDS, FactClass.Settled.class::isInstance, 1);
    }

    static Metric refundedOfSettled(String name) {
        return new Metric(name, Measure.PROCEEDS, settled(true), -1);
    }

    static Metric payments(String name) {
        return new Metric(name, Measure.PROCEEDS, FactClass.Paid.class::isInstance, 1);
    }

    static Metric payments(String name, boolean paid) {
        return new Metric(
                name, Measure.PROCEEDS, one -> one instanceof FactClass.Paid payment && payment.paid() == paid, 1);
    }

    static Metric level(String name, Predicate<SubscriptionStanding> counts) {
        return new Metric(
                name,
                Measure.LEVEL,
                one -> one instanceof FactClass.Standing standing && counts.test(standing.standing()),
                1);
    }

    /** Subscriptions that pay so. */
    static Metric paying(String name, SubscriptionPrice... prices) {
        return level(name, standing -> Set.of(prices).contains(standing.price()));
    }

    static Metric events(String name, SubscriptionChange... changes) {
        return new Metric(
                name,
                Measure.EVENTS,
                one -> one instanceof FactClass.Happened happened
                        && Set.of(changes).contains(happened.change()),
                1);
    }

    /** The same of those alone that came to pay so. */
    Metric ofWhoPay(SubscriptionPrice price) {
        return new Metric(
                name,
                measure,
                counts.and(one -> one instanceof FactClass.Happened happened && happened.price() == price),
                sign);
    }

    private static Predicate<FactClass> sale(Predicate<SaleClass> counts) {
        return one -> one instanceof SaleClass sale && counts.test(sale);
    }

    private static Predicate<FactClass> measured(UsageMetric metric) {
        return one -> one instanceof FactClass.Measured measured && measured.metric() == metric;
    }

    private static Predicate<FactClass> settled(boolean refunded) {
        return one -> one instanceof FactClass.Settled settled && settled.refunded() == refunded;
    }

    static Predicate<SaleClass> kind(Set<SaleKind> kinds) {
        return saleClass -> kinds.contains(saleClass.kind());
    }

    static Predicate<SaleClass> terms(SaleTerms terms) {
        return saleClass -> saleClass.terms() == terms;
    }

    Metric refunded() {
        return new Metric(name, measure, counts.and(sale(REFUNDED)), -1);
    }
}
