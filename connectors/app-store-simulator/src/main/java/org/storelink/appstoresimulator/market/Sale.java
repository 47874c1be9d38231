package org.storelink.appstoresimulator.market;

import java.math.BigDecimal;

/**
 * Units of a product sold, given away or taken back on equal terms. Strings are blank where Apple's file is blank.
 *
 * @param type product type identifier
 * @param units negative for a refund
 * @param proceeds per unit, in {@code territory.earns()}; positive even in a refund
 * @param price per unit, in {@code territory.pays()}; negative in a refund
 * @param subscription {@code New}, {@code Renewal} or blank
 * @param completeMyBundle {@code CMB} on the rows of the apps in a bundle that was sold
 */
public record Sale(
        Product product,
        String type,
        String version,
        long units,
        BigDecimal proceeds,
        BigDecimal price,
        Territory territory,
        String promoCode,
        String subscription,
        String completeMyBundle,
        String device,
        String proceedsReason,
        String preservedPricing,
        String client,
        String orderType) {

    /** The terms alone: equal for sales whose units may be added up. What is sold and what is refunded are not. */
    public Sale terms() {
        return withUnits(Long.signum(units));
    }

    /** The same sale with another number of units. */
    public Sale withUnits(long otherUnits) {
        return new Sale(
                product,
                type,
                version,
                otherUnits,
                proceeds,
                price,
                territory,
                promoCode,
                subscription,
                completeMyBundle,
                device,
                proceedsReason,
                preservedPricing,
                client,
                orderType);
    }

    public boolean isRefund() {
        return units < 0;
    }
}
