package org.storelink.appstoreconnect.finance;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Money;

/** What the rows of a financial report come to, and what the lines after them say that it is. */
final class SettlementTotals {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Set<String> currencies = new HashSet<>();
    private long rows;
    private BigDecimal amount = BigDecimal.ZERO;

    /** How far the sum of rounded amounts may be from the rounded sum of what they were. */
    private BigDecimal roundedBy = BigDecimal.ZERO;

    private @Nullable String saidRows;
    private @Nullable String saidAmount;

    void add(Money earned) {
        rows++;
        amount = amount.add(earned.amount());
        roundedBy = roundedBy.add(halfOfLastPlace(earned.amount()));
        currencies.add(earned.currency());
    }

    long rows() {
        return rows;
    }

    /** A line after the rows; of each total the first one counts, because others are of parts of the file. */
    void read(String line) {
        String[] parts = line.split("\t", -1);
        String value = parts.length > 1 ? parts[1].strip() : "";
        switch (parts[0].strip()) {
            case "Total_Rows" -> saidRows = saidRows == null ? value : saidRows;
            case "Total_Amount" -> saidAmount = saidAmount == null ? value : saidAmount;
            default -> {}
        }
    }

    /** @param packed whether the file's packing tells already that it is whole; nothing else does where the totals are missing */
    void check(boolean packed) throws ConnectorException {
        if (rows == 0) {
            throw UnreadableReport.because("it has no rows");
        }
        if (saidRows == null ? !packed : saidRows.isEmpty()) {
            throw UnreadableReport.because("it has no end");
        }
        if (saidRows != null && !saidRows.equals(Long.toString(rows))) {
            throw UnreadableReport.because("it has " + rows + " rows and says that it has " + saidRows);
        }
        if (saidAmount != null && currencies.size() == 1 && !comesTo(saidAmount)) {
            throw UnreadableReport.because("its rows come to " + amount.toPlainString() + " and it says " + saidAmount);
        }
    }

    private boolean comesTo(String said) {
        return number(said)
                .filter(total -> total.subtract(amount).abs().compareTo(roundedBy.add(halfOfLastPlace(total))) <= 0)
                .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static BigDecimal halfOfLastPlace(BigDecimal printed) {
        return HALF.scaleByPowerOfTen(-printed.scale());
    }
}
