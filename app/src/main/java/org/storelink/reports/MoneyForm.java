package org.storelink.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/**
 * How amounts of one currency are written: exact, with at least the minor digits that it usually has.
 *
 * @param code ISO 4217; some that stores use are not known to the JDK
 */
record MoneyForm(String code, int minorDigits, String zero) {

    private static final int USUAL_MINOR_DIGITS = 2;
    private static final long FITS = Long.MAX_VALUE / Micros.PER_UNIT - 1;
    private static final BigInteger MICROS_PER_UNIT = BigInteger.valueOf(Micros.PER_UNIT);

    static MoneyForm of(String code) {
        int digits = minorDigits(code);
        return new MoneyForm(code, digits, BigDecimal.ZERO.setScale(digits).toPlainString());
    }

    BigDecimal amount(long whole, long micros) {
        BigDecimal exact = exact(whole + micros / Micros.PER_UNIT, micros % Micros.PER_UNIT)
                .stripTrailingZeros();
        return exact.scale() < minorDigits ? exact.setScale(minorDigits) : exact;
    }

    /** Writes the same as {@link #amount}, without making objects for the amounts of every day. */
    void append(StringBuilder text, long whole, long micros) {
        long units = whole + micros / Micros.PER_UNIT;
        if (units >= FITS || units <= -FITS) {
            text.append(amount(whole, micros).toPlainString());
            return;
        }
        long total = units * Micros.PER_UNIT + micros % Micros.PER_UNIT;
        if (total == 0) {
            text.append(zero);
            return;
        }
        if (total < 0) {
            text.append('-');
        }
        long positive = Math.abs(total);
        text.append(positive / Micros.PER_UNIT);
        appendFraction(text, (int) (positive % Micros.PER_UNIT));
    }

    private void appendFraction(StringBuilder text, int fraction) {
        int digits = Micros.SCALE;
        int rest = fraction;
        while (digits > minorDigits && rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        if (digits == 0) {
            return;
        }
        int at = text.append('.').length();
        text.repeat('0', digits);
        for (int digit = digits - 1; digit >= 0; digit--) {
            text.setCharAt(at + digit, (char) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private static BigDecimal exact(long whole, long rest) {
        return whole > -FITS && whole < FITS
                ? BigDecimal.valueOf(whole * Micros.PER_UNIT + rest, Micros.SCALE)
                : new BigDecimal(
                        BigInteger.valueOf(whole).multiply(MICROS_PER_UNIT).add(BigInteger.valueOf(rest)),
                        Micros.SCALE);
    }

    private static int minorDigits(String code) {
        try {
            int digits = Currency.getInstance(code).getDefaultFractionDigits();
            return digits < 0 ? USUAL_MINOR_DIGITS : digits;
        } catch (IllegalArgumentException unknownToTheJdk) {
            return USUAL_MINOR_DIGITS;
        }
    }
}
