package org.storelink.appstoresimulator.payments;

import java.math.BigDecimal;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.StoreCurrency;
import org.storelink.appstoresimulator.market.Territory;

/**
 * What a vendor finally earned with equal sales, or lost with equal refunds, in one fiscal month.
 *
 * @param quantity negative for refunds
 * @param share per unit, in the region's currency; positive even for refunds
 * @param price per unit, in {@code territory.pays()}; negative for refunds
 */
public record Earning(
        Region region,
        Product product,
        String type,
        Territory territory,
        String promoCode,
        long quantity,
        BigDecimal share,
        BigDecimal price) {

    Earning withQuantity(long otherQuantity) {
        return new Earning(region, product, type, territory, promoCode, otherQuantity, share, price);
    }

    public boolean isRefund() {
        return quantity < 0;
    }

    /** Quantity times share, negative for refunds. */
    public BigDecimal amount() {
        return share.multiply(BigDecimal.valueOf(quantity));
    }

    public StoreCurrency currency() {
        return region.currency();
    }
}
