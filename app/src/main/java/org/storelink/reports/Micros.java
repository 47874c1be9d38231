package org.storelink.reports;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Amounts as whole millionths: as exact as a fact may be, and small enough for columns of 64 bits. */
final class Micros {

    static final int SCALE = 6;
    static final long PER_UNIT = 1_000_000;

    /** Amounts beyond this lie in several rows. */
    static final long MOST_IN_A_ROW = 9_000_000_000_000L * PER_UNIT;

    private static final int SURELY_FITS = 18;

    private Micros() {}

    static boolean fits(BigDecimal amount) {
        return amount.precision() - amount.scale() + SCALE <= SURELY_FITS;
    }

    /** @param amount that {@link #fits} */
    static long of(BigDecimal amount) {
        return amount.signum() == 0 ? 0 : amount.scaleByPowerOfTen(SCALE).longValueExact();
    }

    static BigInteger ofAny(BigDecimal amount) {
        return amount.scaleByPowerOfTen(SCALE).toBigIntegerExact();
    }
}
