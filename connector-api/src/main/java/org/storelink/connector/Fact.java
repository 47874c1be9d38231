package org.storelink.connector;

import java.time.LocalDate;

/** Something a report says, in words that every store shares. */
public sealed interface Fact {

    /** The period of the slice the fact belongs to. */
    ReportPeriod period();

    Subject subject();

    /**
     * Units of a product that changed hands in one territory, on the terms of one row of a sales report. Amounts are totals
     * of the row, signed like its units: a refund has negative units and negative amounts. Rows with equal keys are added.
     *
     * @param country ISO 3166-1 alpha-2, {@code ZZ} when the store does not say
     * @param units never zero for money to be other than zero
     * @param proceeds what the publisher earns, as the store estimates it
     * @param sales what customers paid, taxes included where the store includes them
     * @param device as the store prints it; empty when it does not say
     */
    record Sale(
            ReportPeriod period,
            Product product,
            SaleKind kind,
            SaleTerms terms,
            String country,
            String device,
            long units,
            Money proceeds,
            Money sales)
            implements Fact {

        public Sale {
            if (units * (long) proceeds.amount().signum() < 0
                    || units * (long) sales.amount().signum() < 0) {
                throw new IllegalArgumentException("amounts must be signed like their units");
            }
        }

        public LocalDate date() {
            return period.start();
        }

        @Override
        public Subject subject() {
            return Subject.SALES;
        }
    }

    /**
     * One measurement of one product. A figure that the store does not give is no fact: a missing one is not zero.
     *
     * @param product of which {@link Product#storeId()} is enough, when the store says no more; what other reports say of it stays
     */
    record Usage(ReportPeriod period, Product product, UsageMetric metric, UsageCut cut, UsageValue value)
            implements Fact {

        public Usage {
            if (value instanceof UsageValue.Told told
                    && (told.number().signum() < 0
                            || metric.counting() != Counting.RATIO
                                    && told.number().stripTrailingZeros().scale() > 0)) {
                throw new IllegalArgumentException(metric + " cannot be " + told.number());
            }
        }

        @Override
        public Subject subject() {
            return Subject.USAGE;
        }
    }

    /**
     * What the store settled for a product in one region and country: final, before it is converted and paid out. Rows with equal keys are
     * added.
     *
     * @param month with the days as the report states them
     * @param product of which {@link Product#storeId()} is enough, as in {@link Usage}
     * @param region two capital letters by which the store tells apart what it settles together: a country, or several with one currency
     * @param country ISO 3166-1 alpha-2, {@code ZZ} when the store does not say
     * @param units signed: negative for a refund
     * @param earned total of the row in the region's currency, signed as the store states it: negative for a refund, and for what the
     *     store takes back of a price
     */
    record Settlement(FiscalMonth month, Product product, String region, String country, long units, Money earned)
            implements Fact {

        @Override
        public ReportPeriod period() {
            return month.period();
        }

        @Override
        public Subject subject() {
            return Subject.SETTLEMENTS;
        }
    }

    /**
     * What the store pays, or means to pay, for a month: one transfer to one bank account.
     *
     * @param paid whether the money is on its way; otherwise it is expected
     * @param amount in the currency of the bank account
     */
    record Payment(FiscalMonth month, boolean paid, Money amount) implements Fact {

        @Override
        public ReportPeriod period() {
            return month.period();
        }

        @Override
        public Subject subject() {
            return Subject.PAYMENTS;
        }
    }

    /**
     * How many subscriptions stood alike at the end of a day. A level and no flow: figures of two days are never added. Rows of one day with equal
     * keys are.
     *
     * @param country ISO 3166-1 alpha-2, {@code ZZ} when the store does not say
     * @param device as the store prints it; empty when it does not say
     */
    record SubscriptionState(
            ReportPeriod period,
            Subscription subscription,
            SubscriptionStanding standing,
            String country,
            String device,
            long count)
            implements Fact {

        public SubscriptionState {
            if (count < 0) {
                throw new IllegalArgumentException("there cannot be " + count + " subscriptions");
            }
        }

        @Override
        public Subject subject() {
            return Subject.SUBSCRIPTION_STATES;
        }
    }

    /**
     * What happened to some subscriptions. Rows are added, also over days.
     *
     * @param name of the event as the store prints it
     * @param price that the subscriber came to pay by it
     * @param country ISO 3166-1 alpha-2, {@code ZZ} when the store does not say
     * @param device as the store prints it; empty when it does not say
     * @param quantity how often it happened
     */
    record SubscriptionEvent(
            ReportPeriod period,
            Subscription subscription,
            SubscriptionChange change,
            String name,
            SubscriptionPrice price,
            String country,
            String device,
            long quantity)
            implements Fact {

        @Override
        public Subject subject() {
            return Subject.SUBSCRIPTION_EVENTS;
        }
    }
}
