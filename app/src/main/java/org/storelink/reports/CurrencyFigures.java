package org.storelink.reports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of one row in one currency: money in it, and the units whose proceeds are in it. Sums are exact: whole units of money and
 * millionths are added apart, so that neither leaves 64 bits.
 */
final class CurrencyFigures implements FlatFigures {

    private final MoneyForm form;
    private final Metrics metrics;
    private final long[] values;
    private final long[] micros;
    private boolean earned;

    CurrencyFigures(MoneyForm form, Metrics metrics) {
        this.form = form;
        this.metrics = metrics;
        this.values = new long[metrics.size()];
        this.micros = new long[metrics.size()];
    }

    String code() {
        return form.code();
    }

    @Override
    public Optional<String> currency() {
        return Optional.of(form.code());
    }

    @Override
    public void appendJson(StringBuilder text, int metric) {
        switch (metrics.at(metric).measure()) {
            case UNITS -> text.append(units(metric));
            case PROCEEDS, SALES -> {
                text.append('"');
                appendMoney(text, metric);
                text.append('"');
            }
            case MEASURED, DAILY_MEAN, LEVEL, EVENTS, UNKNOWN -> text.append("null");
        }
    }

    @Override
    public void appendCell(StringBuilder text, int metric) {
        switch (metrics.at(metric).measure()) {
            case UNITS -> text.append(units(metric));
            case PROCEEDS, SALES -> appendMoney(text, metric);
            case MEASURED, DAILY_MEAN, LEVEL, EVENTS, UNKNOWN -> {}
        }
    }

    @Override
    public Map<String, List<String>> notes() {
        return Map.of();
    }

    /** Whether there is something to say in this currency: proceeds, be they zero, or another figure. */
    boolean matters() {
        if (earned) {
            return true;
        }
        for (int metric = 0; metric < values.length; metric++) {
            if (!isZero(metric)) {
                return true;
            }
        }
        return false;
    }

    void markEarned() {
        earned = true;
    }

    void addUnits(int metric, long units) {
        values[metric] += units;
    }

    void addMoney(int metric, long whole, long rest) {
        values[metric] += whole;
        micros[metric] += rest;
    }

    long units(int metric) {
        return values[metric];
    }

    boolean isZero(int metric) {
        return values[metric] == 0 && micros[metric] == 0
                || micros[metric] != 0 && money(metric).signum() == 0;
    }

    BigDecimal money(int metric) {
        return form.amount(values[metric], micros[metric]);
    }

    void appendMoney(StringBuilder text, int metric) {
        form.append(text, values[metric], micros[metric]);
    }
}
