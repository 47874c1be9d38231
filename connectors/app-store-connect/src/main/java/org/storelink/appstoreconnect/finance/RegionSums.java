package org.storelink.appstoreconnect.finance;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.storelink.appstoreconnect.sales.UnreadableReport;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;

/**
 * What was settled by currency, to hold the reports of single regions against the one of all of them: both print the same sales, so
 * they come to the same to the last digit. Sales and returns are added up apart, or a region in which they make up for each
 * other could be missing.
 */
final class RegionSums {

    private record Sum(long sold, BigDecimal earned, long returned, BigDecimal lost) {

        static final Sum NONE = new Sum(0, BigDecimal.ZERO, 0, BigDecimal.ZERO);

        static Sum of(Fact.Settlement settlement) {
            long units = settlement.units();
            BigDecimal amount = settlement.earned().amount();
            return new Sum(
                    Math.max(units, 0),
                    amount.max(BigDecimal.ZERO),
                    Math.max(-units, 0),
                    amount.negate().max(BigDecimal.ZERO));
        }

        Sum plus(Sum other) {
            return new Sum(
                    sold + other.sold, earned.add(other.earned), returned + other.returned, lost.add(other.lost));
        }

        boolean isSame(Sum other) {
            return sold == other.sold
                    && returned == other.returned
                    && earned.compareTo(other.earned) == 0
                    && lost.compareTo(other.lost) == 0;
        }

        String inWords() {
            return earned.toPlainString() + " for " + sold + " units"
                    + (returned == 0 ? "" : " less " + lost.toPlainString() + " for " + returned + " returned ones");
        }
    }

    private final Map<String, Sum> byCurrency;

    RegionSums() {
        this(new TreeMap<>());
    }

    private RegionSums(Map<String, Sum> byCurrency) {
        this.byCurrency = byCurrency;
    }

    /** Adds up what goes by. */
    Consumer<Fact> beside(Consumer<Fact> facts) {
        return fact -> {
            Fact.Settlement settlement = (Fact.Settlement) fact;
            byCurrency.merge(settlement.earned().currency(), Sum.of(settlement), Sum::plus);
            facts.accept(fact);
        };
    }

    Set<String> currencies() {
        return byCurrency.keySet();
    }

    RegionSums without(Set<String> currencies) {
        Map<String, Sum> left = new HashMap<>(byCurrency);
        left.keySet().removeAll(currencies);
        return new RegionSums(left);
    }

    /** @param refused codes of regions that the store took for none */
    void requireSame(RegionSums all, List<String> refused) throws ConnectorException {
        Set<String> currencies = new TreeSet<>(byCurrency.keySet());
        currencies.addAll(all.byCurrency.keySet());
        for (String currency : currencies) {
            Sum found = byCurrency.getOrDefault(currency, Sum.NONE);
            Sum expected = all.byCurrency.getOrDefault(currency, Sum.NONE);
            if (!found.isSame(expected)) {
                throw UnreadableReport.because("in " + currency + " the reports of single regions come to "
                        + found.inWords() + ", and the one of all regions to " + expected.inWords()
                        + "." + taken(refused)
                        + " Whoever runs this server can have the one of all regions fetched alone, by the connector's setting "
                        + Guess.FINANCIAL_REPORTS_BY_REGION.setting() + "=off");
            }
        }
    }

    private static String taken(List<String> refused) {
        return refused.isEmpty() ? "" : " Apple takes " + String.join(", ", refused) + " for no region.";
    }
}
