package org.storelink.appstoreconnect.finance;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;

/** What was settled by currency, to hold the reports of single regions against the one of all of them. */
final class RegionSums {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** @param roundedBy how far the sum of printed amounts may be from what they were rounded from */
    private record Sum(long units, BigDecimal earned, BigDecimal roundedBy) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);

        static Sum of(Fact.Settlement settlement) {
            BigDecimal earned = settlement.earned().amount();
            return new Sum(settlement.units(), earned, HALF.scaleByPowerOfTen(-earned.scale()));
        }

        Sum plus(Sum other) {
            return new Sum(units + other.units, earned.add(other.earned), roundedBy.add(other.roundedBy));
        }

        boolean isSame(Sum other) {
            return units == other.units
                    && earned.subtract(other.earned).abs().compareTo(roundedBy.add(other.roundedBy)) <= 0;
        }
    }

    private final Map<String, Sum> byCurrency = new TreeMap<>();

    /** Adds up what goes by. */
    Consumer<Fact> beside(Consumer<Fact> facts) {
        return fact -> {
            Fact.Settlement settlement = (Fact.Settlement) fact;
            byCurrency.merge(settlement.earned().currency(), Sum.of(settlement), Sum::plus);
            facts.accept(fact);
        };
    }

    void requireSame(RegionSums all) throws ConnectorException {
        for (Map.Entry<String, Sum> expected : all.byCurrency.entrySet()) {
            Sum found = byCurrency.getOrDefault(expected.getKey(), Sum.NONE);
            if (!found.isSame(expected.getValue())) {
                throw UnreadableReport.because("in " + expected.getKey() + " the reports of single regions come to "
                        + found.earned().toPlainString() + " for " + found.units()
                        + " units, and the one of all regions to "
                        + expected.getValue().earned().toPlainString() + " for "
                        + expected.getValue().units());
            }
        }
    }
}
