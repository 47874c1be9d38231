package org.storelink.connector;

import java.time.LocalDate;

/** Something a report says, in words that every store shares. */
public sealed interface Fact {

    /** The period of the slice the fact belongs to. */
    ReportPeriod period();

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
    }
}
