package org.storelink.appstoresimulator.truth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.storelink.appstoresimulator.market.Sale;

/**
 * The true sums of all sales that share a key. Every sum is positive or zero: refunds are kept apart, not subtracted.
 *
 * @param sold units in rows with positive units: purchases, downloads, updates and whatever else the key's type says
 * @param refunded units taken back
 * @param proceeds what the vendor earned with the units sold, exact, in the key's currency of proceeds
 * @param refundedProceeds what of it was taken back
 * @param paid what customers paid for the units sold, in the key's customer currency
 * @param paidBack what customers got back
 */
public record TrueSales(
        Key key,
        long sold,
        long refunded,
        BigDecimal proceeds,
        BigDecimal refundedProceeds,
        BigDecimal paid,
        BigDecimal paidBack) {

    /**
     * What the sums are grouped by.
     *
     * @param from first day of the group; the day itself when grouped by day
     * @param to last day of the group
     * @param type product type identifier
     * @param promoCode blank for none
     * @param completeMyBundle {@code CMB} for the rows of apps that were sold in a bundle, otherwise blank
     */
    public record Key(
            LocalDate from,
            LocalDate to,
            String sku,
            long appleId,
            String territory,
            String type,
            String promoCode,
            String completeMyBundle,
            String proceedsCurrency,
            String customerCurrency) {}

    static TrueSales of(Key key, Sale sale) {
        long units = Math.abs(sale.units());
        BigDecimal proceeds = sale.proceeds().multiply(BigDecimal.valueOf(units));
        BigDecimal paid = sale.price().abs().multiply(BigDecimal.valueOf(units));
        BigDecimal noProceeds = BigDecimal.ZERO.setScale(proceeds.scale(), RoundingMode.UNNECESSARY);
        BigDecimal nothingPaid = BigDecimal.ZERO.setScale(paid.scale(), RoundingMode.UNNECESSARY);
        return sale.isRefund()
                ? new TrueSales(key, 0, units, noProceeds, proceeds, nothingPaid, paid)
                : new TrueSales(key, units, 0, proceeds, noProceeds, paid, nothingPaid);
    }

    TrueSales plus(TrueSales other) {
        return new TrueSales(
                key,
                sold + other.sold,
                refunded + other.refunded,
                proceeds.add(other.proceeds),
                refundedProceeds.add(other.refundedProceeds),
                paid.add(other.paid),
                paidBack.add(other.paidBack));
    }

    public BigDecimal netProceeds() {
        return proceeds.subtract(refundedProceeds);
    }
}
