package org.storelink.reports;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/**
 * A figure of a report: a sum over facts of some classes.
 *
 * @param name as the API writes it
 * @param sign 1, or -1 where what came back is shown as a positive number
 */
record Metric(String name, Measure measure, Predicate<SaleClass> counts, int sign) {

    /** What is added up. */
    enum Measure {
        UNITS,
        PROCEEDS,
        SALES,
        /** Nothing: clients know the name, no report of a store tells the figure. */
        UNKNOWN;

        boolean isMoney() {
            return switch (this) {
                case PROCEEDS, SALES -> true;
                case UNITS, UNKNOWN -> false;
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
        return new Metric(name, Measure.UNITS, counts, 1);
    }

    static Metric returned(String name, Predicate<SaleClass> counts) {
        return new Metric(name, Measure.UNITS, counts.and(REFUNDED), -1);
    }

    static Metric unknown(String name) {
        return new Metric(name, Measure.UNKNOWN, saleClass -> false, 1);
    }

    static Metric proceeds(String name, Predicate<SaleClass> counts) {
        return new Metric(name, Measure.PROCEEDS, counts, 1);
    }

    static Metric sales(String name, Predicate<SaleClass> counts) {
        return new Metric(name, Measure.SALES, counts, 1);
    }

    static Predicate<SaleClass> kind(Set<SaleKind> kinds) {
        return saleClass -> kinds.contains(saleClass.kind());
    }

    static Predicate<SaleClass> terms(SaleTerms terms) {
        return saleClass -> saleClass.terms() == terms;
    }

    Metric refunded() {
        return new Metric(name, measure, counts.and(REFUNDED), -1);
    }
}
