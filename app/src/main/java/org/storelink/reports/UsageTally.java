package org.storelink.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Counting;

/** What one row holds of one metric: enough of its facts to say what may be said of them. */
final class UsageTally {

    private static final int MEAN_DECIMALS = 2;

    private final Counting counting;
    private @Nullable Held told;
    private @Nullable Held withheld;

    /**
     * All facts of one class.
     *
     * @param sum in millionths
     * @param days how many they are of, where they are about one thing
     * @param lastDay the newest of their days since 1970, on which the value was {@code latest}
     * @param isOneThing whether they are about one product and one part of it
     */
    record Held(
            BigInteger sum,
            long facts,
            long days,
            long lastDay,
            long latest,
            long product,
            long part,
            boolean isOneThing) {

        /** Whether each of the days has one value: a store may tell two of places that it knows and this product does not. */
        boolean isOneADay() {
            return isOneThing && facts == days;
        }

        boolean isAbout(Held other) {
            return isOneThing && other.isOneThing && product == other.product && part == other.part;
        }
    }

    UsageTally(Counting counting) {
        this.counting = counting;
    }

    void hold(boolean isWithheld, Held held) {
        if (isWithheld) {
            withheld = held;
        } else {
            told = held;
        }
    }

    /** The figure, as far as its counting lets several be made one. */
    UsageAnswer figure() {
        if (told == null) {
            return withheld == null ? new UsageAnswer.Untold() : new UsageAnswer.Withheld();
        }
        return switch (counting) {
            case FLOW -> figure(told.sum());
            case UNIQUE, RATIO ->
                told.facts() == 1 && withheld == null ? figure(told.sum()) : new UsageAnswer.NotAdded();
            case STOCK -> latest(told);
        };
    }

    /** The mean of the days that tell, which for a count of one day's people is defined where their sum is not. */
    UsageAnswer dailyMean() {
        if (told == null) {
            return figure();
        }
        if (!isOneADay(told)) {
            return new UsageAnswer.NotAdded();
        }
        BigDecimal mean = new BigDecimal(told.sum(), Micros.SCALE)
                .divide(BigDecimal.valueOf(told.days()), MEAN_DECIMALS, RoundingMode.HALF_EVEN);
        return new UsageAnswer.Figure(mean, withheld != null);
    }

    private UsageAnswer latest(Held held) {
        if (!isOneADay(held)) {
            return new UsageAnswer.NotAdded();
        }
        if (withheld != null && withheld.lastDay() == held.lastDay()) {
            return new UsageAnswer.NotAdded();
        }
        return withheld != null && withheld.lastDay() > held.lastDay()
                ? new UsageAnswer.Withheld()
                : new UsageAnswer.Figure(plain(BigInteger.valueOf(held.latest())), false);
    }

    private boolean isOneADay(Held held) {
        return held.isOneADay() && (withheld == null || held.isAbout(withheld));
    }

    private UsageAnswer figure(BigInteger micros) {
        return new UsageAnswer.Figure(plain(micros), withheld != null);
    }

    private static BigDecimal plain(BigInteger micros) {
        BigDecimal number = new BigDecimal(micros, Micros.SCALE).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
