package org.storelink.reports;

import java.util.Optional;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.SubscriptionChange;
import org.storelink.connector.SubscriptionPrice;
import org.storelink.connector.SubscriptionStanding;
import org.storelink.connector.UsageMetric;

/**
 * What a fact has in common with thousands of others and what its metrics follow from. Facts name their class by a number, so that a
 * query groups by one small column instead of several.
 */
sealed interface FactClass
        permits SaleClass,
                FactClass.Measured,
                FactClass.Settled,
                FactClass.Paid,
                FactClass.Standing,
                FactClass.Happened {

    /** The currency of what the publisher earns; empty where there is no money. */
    Optional<String> earnedIn();

    /** The currency of what customers paid. */
    Optional<String> paidIn();

    /** As it is kept: a word, then the components. */
    String text();

    record Measured(UsageMetric metric, boolean withheld) implements FactClass {

        static final String WORD = "measured";

        @Override
        public Optional<String> earnedIn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> paidIn() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return String.join(" ", WORD, metric.name(), Boolean.toString(withheld));
        }
    }

    /** @param refunded whether units came back */
    record Settled(boolean refunded, String currency) implements FactClass {

        static final String WORD = "settled";

        @Override
        public Optional<String> earnedIn() {
            return Optional.of(currency);
        }

        @Override
        public Optional<String> paidIn() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return String.join(" ", WORD, Boolean.toString(refunded), currency);
        }
    }

    /** @param paid whether the money is on its way, rather than expected */
    record Paid(boolean paid, String currency) implements FactClass {

        static final String WORD = "paid";

        @Override
        public Optional<String> earnedIn() {
            return Optional.of(currency);
        }

        @Override
        public Optional<String> paidIn() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return String.join(" ", WORD, Boolean.toString(paid), currency);
        }
    }

    record Standing(SubscriptionStanding standing) implements FactClass {

        static final String WORD = "standing";

        @Override
        public Optional<String> earnedIn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> paidIn() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return String.join(" ", WORD, standing.name());
        }
    }

    record Happened(SubscriptionChange change, SubscriptionPrice price) implements FactClass {

        static final String WORD = "happened";

        @Override
        public Optional<String> earnedIn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> paidIn() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return String.join(" ", WORD, change.name(), price.name());
        }
    }

    /** @throws IllegalArgumentException when no class is written like this */
    static FactClass of(String text) {
        String[] parts = text.split(" ");
        return switch (parts[0]) {
            case SaleClass.WORD ->
                new SaleClass(
                        SaleKind.valueOf(parts[1]),
                        SaleTerms.valueOf(parts[2]),
                        Boolean.parseBoolean(parts[3]),
                        parts[4],
                        parts[5]);
            case Measured.WORD -> new Measured(UsageMetric.valueOf(parts[1]), Boolean.parseBoolean(parts[2]));
            case Settled.WORD -> new Settled(Boolean.parseBoolean(parts[1]), parts[2]);
            case Paid.WORD -> new Paid(Boolean.parseBoolean(parts[1]), parts[2]);
            case Standing.WORD -> new Standing(SubscriptionStanding.valueOf(parts[1]));
            case Happened.WORD ->
                new Happened(SubscriptionChange.valueOf(parts[1]), SubscriptionPrice.valueOf(parts[2]));
            default -> throw new IllegalArgumentException("no class of facts: " + text);
        };
    }
}
