package org.storelink.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Units and money, currency by currency. */
final class MoneyFigures implements RowFigures {

    private static final BigInteger PER_UNIT = BigInteger.valueOf(Micros.PER_UNIT);

    private final Metrics metrics;
    private final List<MoneyForm> currencies;
    private final @Nullable CurrencyFigures[] figures;

    MoneyFigures(Metrics metrics, List<MoneyForm> currencies) {
        this.metrics = metrics;
        this.currencies = currencies;
        this.figures = new @Nullable CurrencyFigures[currencies.size()];
    }

    /** Folds facts of money into rows. */
    record Folding(Metrics metrics, List<MoneyForm> currencies, List<Contribution> contributions)
            implements RowReader.Folding<MoneyFigures> {

        static Folding of(Metrics metrics, List<FactClass> classes) {
            List<MoneyForm> currencies = classes.stream()
                    .flatMap(factClass -> List.of(factClass.earnedIn(), factClass.paidIn()).stream())
                    .flatMap(Optional::stream)
                    .distinct()
                    .sorted()
                    .map(MoneyForm::of)
                    .toList();
            List<String> codes = currencies.stream().map(MoneyForm::code).toList();
            return new Folding(
                    metrics,
                    currencies,
                    classes.stream()
                            .map(factClass -> Contribution.of(factClass, metrics, codes))
                            .toList());
        }

        @Override
        public MoneyFigures none(Optional<LocalDate> date, Optional<Long> product) {
            return new MoneyFigures(metrics, currencies);
        }

        @Override
        public void add(MoneyFigures figures, ResultSet found, int dimensions) throws SQLException {
            figures.add(contributions.get(found.getInt(dimensions + 1)), found, dimensions);
        }
    }

    private void add(Contribution contribution, ResultSet found, int dimensions) throws SQLException {
        CurrencyFigures earned = in(contribution.earnedIn());
        earned.markEarned();
        contribution.addUnits(earned, found.getLong(dimensions + 2));
        long proceeds = found.getLong(dimensions + 3);
        if (proceeds == 0 && found.wasNull()) {
            BigInteger[] parts = new BigInteger(found.getString(dimensions + 4)).divideAndRemainder(PER_UNIT);
            contribution.addProceeds(earned, parts[0].longValueExact(), parts[1].longValueExact());
        } else if (proceeds != 0) {
            contribution.addProceeds(earned, proceeds / Micros.PER_UNIT, proceeds % Micros.PER_UNIT);
        }
        long sales = found.getLong(dimensions + 5);
        if (sales == 0 && found.wasNull()) {
            BigInteger[] parts = new BigInteger(found.getString(dimensions + 6)).divideAndRemainder(PER_UNIT);
            contribution.addSales(in(contribution.paidIn()), parts[0].longValueExact(), parts[1].longValueExact());
        } else if (sales != 0) {
            contribution.addSales(in(contribution.paidIn()), sales / Micros.PER_UNIT, sales % Micros.PER_UNIT);
        }
    }

    private CurrencyFigures in(int currency) {
        CurrencyFigures found = figures[currency];
        if (found == null) {
            found = new CurrencyFigures(currencies.get(currency), metrics);
            figures[currency] = found;
        }
        return found;
    }

    long units(int metric) {
        long units = 0;
        for (CurrencyFigures one : figures) {
            if (one != null) {
                units += one.units(metric);
            }
        }
        return units;
    }

    Map<String, BigDecimal> money(int metric) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (CurrencyFigures one : figures) {
            if (one != null && !one.isZero(metric)) {
                amounts.put(one.code(), one.money(metric));
            }
        }
        return amounts;
    }

    /** Those in which there is something to say, in the order of the codes. */
    @Override
    public List<FlatFigures> flat() {
        List<FlatFigures> found = new ArrayList<>();
        for (CurrencyFigures one : figures) {
            if (one != null && one.matters()) {
                found.add(one);
            }
        }
        return found;
    }

    @Override
    public void appendNested(StringBuilder text, int metric) {
        switch (metrics.at(metric).measure()) {
            case UNITS -> text.append(units(metric));
            case PROCEEDS, SALES -> appendByCurrency(text, metric);
            case MEASURED, DAILY_MEAN, LEVEL, EVENTS, UNKNOWN -> text.append("null");
        }
    }

    private void appendByCurrency(StringBuilder text, int metric) {
        char separator = '{';
        for (CurrencyFigures one : figures) {
            if (one != null && !one.isZero(metric)) {
                text.append(separator).append('"').append(one.code()).append("\":\"");
                one.appendMoney(text, metric);
                text.append('"');
                separator = ',';
            }
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    /** Units and money are never withheld. */
    @Override
    public Map<String, List<String>> notes() {
        return Map.of();
    }
}
