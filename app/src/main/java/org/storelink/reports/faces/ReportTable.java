package org.storelink.reports.faces;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storelink.reports.UsageAnswer;

/**
 * A report as a table: what the chart shows, as words.
 *
 * @param heads names of the groups, the outer one first
 * @param totals one row, or one per currency where currencies are rows
 * @param hidden rows that are not shown because they are too many
 */
public record ReportTable(List<Column> heads, List<Column> columns, List<Row> rows, List<Row> totals, long hidden) {

    /**
     * @param sort what the address asks to sort by it
     * @param order {@code ascending}, {@code descending} or {@code none}
     */
    public record Column(String label, String sort, String order) {}

    /**
     * @param names of the groups, or of the sum
     * @param known false for a period of which nothing is known yet
     * @param partial whether its figures may still grow
     */
    public record Row(List<String> names, List<Cell> cells, boolean known, boolean partial) {}

    /**
     * @param amount empty when it is not known
     * @param currency empty for a count
     * @param answer why there is no amount, or less than the whole of it
     */
    public record Cell(@Nullable BigDecimal amount, String currency, UsageAnswer answer) {

        /** The store knows it and keeps it back. */
        public boolean isWithheld() {
            return amount == null && answer instanceof UsageAnswer.Withheld;
        }

        /** Several figures that cannot be made one. */
        public boolean isNotAdded() {
            return amount == null && answer instanceof UsageAnswer.NotAdded;
        }

        /** The true figure is larger. */
        public boolean isIncomplete() {
            return !isMoney() && answer instanceof UsageAnswer.Figure figure && figure.incomplete();
        }

        public boolean isNothing() {
            return amount != null && amount.signum() == 0;
        }

        public boolean isMoney() {
            return !currency.isEmpty();
        }
    }
}
