package org.storelink.appstoresimulator.payments;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.storelink.appstoresimulator.market.StoreCurrency;

/**
 * What the bank gets for a month.
 *
 * @param amount in {@code currency}, after the bank's conversion
 * @param on when it was or will be paid
 * @param isMade whether it has been paid
 */
public record Payment(BigDecimal amount, StoreCurrency currency, LocalDate on, boolean isMade) {}
