package org.storelink.reports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subject;

/**
 * What is known of subscriptions for each row that is a period, or for all the time asked for where rows are none. Of a period the state of its
 * last day stands for it, or of the last one that any store tells of; of two days it is never added.
 *
 * @param states the file that stands for a period, by its first day
 * @param incomplete periods whose state lacks that of somebody who told of an earlier day
 * @param events periods of which any events are known, or that there were none
 */
record SubscriptionPeriods(Map<LocalDate, ReportPeriod> states, Set<LocalDate> incomplete, Set<LocalDate> events) {

    /** Nothing is known, as of a report about something else. */
    static final SubscriptionPeriods NONE = new SubscriptionPeriods(Map.of(), Set.of(), Set.of());

    /** Stands for the first day of a report whose rows are no periods. */
    private static final LocalDate ALWAYS = LocalDate.MIN;

    /** With what is known of a subject; the same for one that is none of subscriptions. */
    SubscriptionPeriods and(Subject subject, ReportQuery query, Coverage coverage) {
        return switch (subject) {
            case SUBSCRIPTION_STATES -> standing(query, coverage);
            case SUBSCRIPTION_EVENTS ->
                new SubscriptionPeriods(
                        states,
                        incomplete,
                        coverage.chosen().stream()
                                .map(slice -> first(query, slice))
                                .collect(Collectors.toSet()));
            case SALES, SETTLEMENTS, PAYMENTS, USAGE -> this;
        };
    }

    private SubscriptionPeriods standing(ReportQuery query, Coverage coverage) {
        Map<LocalDate, ReportPeriod> last = new HashMap<>();
        coverage.chosen().forEach(slice -> last.merge(first(query, slice), slice.period(), SubscriptionPeriods::later));
        Set<LocalDate> lackingSome = new HashSet<>();
        last.forEach((first, period) -> {
            if (!lacking(coverage, period).isEmpty()) {
                lackingSome.add(first);
            }
        });
        return new SubscriptionPeriods(last, lackingSome, events);
    }

    /** Whose facts are read: of states those that stand for a period. */
    Collection<StoredSlice> read(Subject subject, ReportQuery query, Collection<StoredSlice> chosen) {
        return subject == Subject.SUBSCRIPTION_STATES
                ? chosen.stream()
                        .filter(slice -> slice.period().equals(states.get(first(query, slice))))
                        .toList()
                : chosen;
    }

    /** @param date of a row; empty for all of the report, for which its last period stands */
    boolean isStateKnown(Optional<LocalDate> date) {
        return stateOf(date).isPresent();
    }

    boolean isIncomplete(Optional<LocalDate> date) {
        return stateOf(date).filter(incomplete::contains).isPresent();
    }

    boolean areEventsKnown(Optional<LocalDate> date) {
        return events.contains(ALWAYS) || date.map(events::contains).orElse(!events.isEmpty());
    }

    /** On which the facts lie that stand for all of the report. */
    Optional<LocalDate> lastDay() {
        return stateOf(Optional.empty()).map(states::get).map(ReportPeriod::start);
    }

    /** Equal for equal contents. */
    String said() {
        return new TreeMap<>(states) + " " + new TreeSet<>(incomplete) + " " + new TreeSet<>(events);
    }

    private Optional<LocalDate> stateOf(Optional<LocalDate> date) {
        return states.containsKey(ALWAYS)
                ? Optional.of(ALWAYS)
                : date.isPresent()
                        ? date.filter(states::containsKey)
                        : states.keySet().stream().max(Comparator.naturalOrder());
    }

    /** Whoever is collected and told of an earlier day, and does not tell of this one. */
    private static Set<Long> lacking(Coverage coverage, ReportPeriod last) {
        Sources sources = coverage.sources();
        Set<Long> lacking = new HashSet<>();
        coverage.chosen().stream()
                .filter(slice -> slice.period().start().isBefore(last.start()))
                .map(sources::publisher)
                .forEach(lacking::add);
        lacking.retainAll(sources.collectedPublishers());
        coverage.chosen().stream()
                .filter(slice -> slice.period().equals(last))
                .map(sources::publisher)
                .forEach(lacking::remove);
        return lacking;
    }

    private static ReportPeriod later(ReportPeriod one, ReportPeriod other) {
        return one.end().isBefore(other.end()) ? other : one;
    }

    private static LocalDate first(ReportQuery query, StoredSlice slice) {
        return query.groupBy().contains(Dimension.DATE)
                ? query.rows().startOf(slice.period().start())
                : ALWAYS;
    }
}
