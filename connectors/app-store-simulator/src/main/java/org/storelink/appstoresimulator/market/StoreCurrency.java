package org.storelink.appstoresimulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The twelve currencies of the practice store, with the number of decimals that each really has. */
public enum StoreCurrency {
    USD(2, "1"),
    EUR(2, "0.95"),
    GBP(2, "0.80"),
    JPY(0, "150"),
    KRW(0, "1350"),
    KWD(3, "0.307"),
    CAD(2, "1.37"),
    AUD(2, "1.52"),
    CHF(2, "0.89"),
    SEK(2, "10.50"),
    BRL(2, "5.40"),
    INR(2, "84");

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final int decimals;
    private final BigDecimal perDollar;

    StoreCurrency(int decimals, String perDollar) {
        this.decimals = decimals;
        this.perDollar = new BigDecimal(perDollar);
    }

    public int decimals() {
        return decimals;
    }

    /** The price tag in this currency of something that costs {@code dollars}: round yen, 99 cents, three decimals of a dinar. */
    public BigDecimal priceTag(BigDecimal dollars) {
        if (dollars.signum() == 0) {
            return BigDecimal.ZERO.setScale(decimals);
        }
        BigDecimal amount = dollars.multiply(perDollar);
        return switch (decimals) {
            case 0 -> amount.setScale(-1, RoundingMode.UP).setScale(0);
            case 2 -> amount.setScale(0, RoundingMode.UP).subtract(CENT);
            case 3 -> amount.setScale(3, RoundingMode.UP);
            default -> throw new IllegalStateException("no price tags with " + decimals + " decimals");
        };
    }

    /** An amount of another currency in this one, rounded to what this currency can pay. */
    public BigDecimal from(BigDecimal amount, StoreCurrency other) {
        BigDecimal mine =
                other == this ? amount : amount.multiply(perDollar).divide(other.perDollar, 12, RoundingMode.HALF_EVEN);
        return mine.setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
