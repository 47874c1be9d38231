package org.storelink.it;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Figures of a report, to be compared: from the practice store's books, from an answer of the API or from a page of the console. What is
 * zero is left out, because a group without anything may be there or not.
 */
record Figures(Map<Figure, BigDecimal> sums) {

    /**
     * Which figure it is.
     *
     * @param group values of the groups, the outer one first, with a space between
     * @param currency empty for a count of all currencies
     */
    record Figure(String group, String currency, String metric) implements Comparable<Figure> {

        private static final Comparator<Figure> ORDER = Comparator.comparing(Figure::group)
                .thenComparing(Figure::currency)
                .thenComparing(Figure::metric);

        @Override
        public int compareTo(Figure other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return group + " " + currency + " " + metric;
        }
    }

    Figures {
        Map<Figure, BigDecimal> some = new HashMap<>(sums);
        some.values().removeIf(sum -> sum.signum() == 0);
        sums = Map.copyOf(some);
    }

    int size() {
        return sums.size();
    }

    /** Only figures of these metrics. */
    Figures only(Collection<String> metrics) {
        Set<String> wanted = Set.copyOf(metrics);
        Map<Figure, BigDecimal> some = new HashMap<>(sums);
        some.keySet().removeIf(figure -> !wanted.contains(figure.metric()));
        return new Figures(some);
    }

    /** With one count for all currencies, as pages show the metrics that are no money. */
    Figures withOneCountOf(Collection<String> counts) {
        Sums merged = new Sums();
        sums.forEach((figure, sum) -> merged.add(
                figure.group(), counts.contains(figure.metric()) ? "" : figure.currency(), figure.metric(), sum));
        return merged.figures();
    }

    /** Where the two are not the same, in words: so that a failure shows the wrong figures and not the thousands that are right. */
    List<String> differencesFrom(Figures other) {
        SortedSet<Figure> all = new TreeSet<>(sums.keySet());
        all.addAll(other.sums.keySet());
        return all.stream()
                .filter(figure -> valueOf(figure).compareTo(other.valueOf(figure)) != 0)
                .map(figure -> figure + " is " + valueOf(figure) + ", not " + other.valueOf(figure))
                .toList();
    }

    private BigDecimal valueOf(Figure figure) {
        return sums.getOrDefault(figure, BigDecimal.ZERO);
    }

    /** Adds figures up. */
    static final class Sums {

        private final Map<Figure, BigDecimal> sums = new HashMap<>();

        void add(String group, String currency, String metric, BigDecimal amount) {
            sums.merge(new Figure(group, currency, metric), amount, BigDecimal::add);
        }

        Figures figures() {
            return new Figures(sums);
        }
    }
}
