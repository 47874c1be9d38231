package org.storelink.connector;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An exact amount.
 *
 * @param amount at most 6 decimals and 14 digits before them
 * @param currency ISO 4217 code; no list is consulted, stores know some that the JDK does not
 */
public record Money(BigDecimal amount, String currency) {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final int MAX_SCALE = 6;
    private static final int MAX_INTEGER_DIGITS = 14;

    public Money {
        if (!CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException("not a currency code: " + currency);
        }
        if (amount.scale() > MAX_SCALE) {
            amount = amount.stripTrailingZeros();
        }
        if (amount.scale() > MAX_SCALE || amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "amount out of range: " + amount.precision() + " digits, scale " + amount.scale());
        }
    }
}
