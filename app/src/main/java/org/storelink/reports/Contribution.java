package org.storelink.reports;

import java.util.List;
import java.util.stream.IntStream;
import org.storelink.reports.Metric.Measure;

/**
 * To which metrics the facts of one class add, worked out once per report so that reading its rows is arithmetic only.
 *
 * @param earnedIn position of the currency of proceeds among the report's currencies
 * @param paidIn position of the currency that customers paid in
 */
record Contribution(int earnedIn, int paidIn, List<Metric> metrics, int[] units, int[] proceeds, int[] sales) {

    private static final int NONE = -1;

    static Contribution of(FactClass factClass, Metrics metrics, List<String> currencies) {
        return new Contribution(
                factClass.earnedIn().map(currencies::indexOf).orElse(NONE),
                factClass.paidIn().map(currencies::indexOf).orElse(NONE),
                metrics.all(),
                positions(factClass, metrics, Measure.UNITS),
                positions(factClass, metrics, Measure.PROCEEDS),
                positions(factClass, metrics, Measure.SALES));
    }

    private static int[] positions(FactClass factClass, Metrics metrics, Measure measure) {
        return IntStream.range(0, metrics.size())
                .filter(position -> metrics.at(position).measure() == measure)
                .filter(position -> metrics.at(position).counts().test(factClass))
                .toArray();
    }

    void addUnits(CurrencyFigures figures, long value) {
        for (int position : units) {
            figures.addUnits(position, metrics.get(position).sign() * value);
        }
    }

    void addProceeds(CurrencyFigures figures, long whole, long micros) {
        addMoney(proceeds, figures, whole, micros);
    }

    void addSales(CurrencyFigures figures, long whole, long micros) {
        addMoney(sales, figures, whole, micros);
    }

    private void addMoney(int[] positions, CurrencyFigures figures, long whole, long micros) {
        for (int position : positions) {
            int sign = metrics.get(position).sign();
            figures.addMoney(position, sign * whole, sign * micros);
        }
    }
}
