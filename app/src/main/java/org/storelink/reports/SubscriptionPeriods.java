package org.storelink.reports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.storelink.accounts.Publishers;
import org.storelink.connector.Subject;

/**
 * What is known of subscriptions for each row. Of a period, or of all the time asked for, the state of its last day stands for it, or of the
 * last one that any store tells of; of two days it is never added. A row of a product goes by the files of who sells it alone.
 *
 * @param known by subject, then by the publishers that a row is about
 */
record SubscriptionPeriods(SubscriptionSellers sellers, Set<Long> everyone, Map<Subject, Map<Set<Long>, Known>> known) {

    /** Nothing is known, as of a report about something else. */
    static final SubscriptionPeriods NONE = new SubscriptionPeriods(SubscriptionSellers.UNASKED, Set.of(), Map.of());

    /** Stands for the first day of all that a report is about. */
    private static final LocalDate ALWAYS = LocalDate.MIN;

    private static final Known NOTHING = new Known(new TreeMap<>(), new TreeSet<>());

    /** Whether the figures of a row are told. */
    enum Answer {
        UNTOLD,
        /** Somebody who tells of other days does not tell of some. */
        INCOMPLETE,
        WHOLE
    }

    /**
     * What some publishers tell together.
     *
     * @param last the last day of which any of them tells, by the first day of its period
     * @param incomplete periods that lack some of theirs, by their first days
     */
    record Known(TreeMap<LocalDate, LocalDate> last, TreeSet<LocalDate> incomplete) {

        private Answer answer(LocalDate first) {
            return !last.containsKey(first)
                    ? Answer.UNTOLD
                    : incomplete.contains(first) ? Answer.INCOMPLETE : Answer.WHOLE;
        }
    }

    /** @param slices all that are known of the subjects, also of days that are not asked for */
    static SubscriptionPeriods begin(
            SubscriptionSellers sellers, ReportQuery query, Collection<StoredSlice> slices, Publishers publishers) {
        Set<Long> everyone = new TreeSet<>();
        slices.forEach(slice -> everyone.add(publishers.of(slice.key().maker())));
        Set<Long> asked = query.products().isEmpty() ? everyone : sellers.of(query.products());
        return new SubscriptionPeriods(sellers, asked, Map.of());
    }

    /**
     * With what is known of a subject.
     *
     * @param slices all that are known of it, also of days that are not asked for
     */
    SubscriptionPeriods and(Subject subject, ReportQuery query, Coverage coverage, Collection<StoredSlice> slices) {
        Map<Long, SubscriptionHistory> histories = SubscriptionHistory.of(slices, coverage.sources());
        Set<Set<Long>> audiences = new HashSet<>(Set.of(everyone));
        if (query.groupBy().contains(Dimension.PRODUCT)) {
            audiences.addAll(sellers.byProduct().values());
            histories.keySet().forEach(publisher -> audiences.add(sellers.with(publisher)));
        }
        Map<Set<Long>, Known> ofSubject = new HashMap<>();
        audiences.forEach(audience -> ofSubject.put(audience, known(subject, query, coverage, histories, audience)));
        Map<Subject, Map<Set<Long>, Known>> all = new TreeMap<>(known);
        all.put(subject, ofSubject);
        return new SubscriptionPeriods(sellers, everyone, all);
    }

    private static Known known(
            Subject subject,
            ReportQuery query,
            Coverage coverage,
            Map<Long, SubscriptionHistory> histories,
            Set<Long> audience) {
        Sources sources = coverage.sources();
        TreeMap<LocalDate, LocalDate> last = new TreeMap<>();
        coverage.chosen().stream()
                .filter(slice -> audience.contains(sources.publisher(slice)))
                .forEach(slice -> {
                    LocalDate day = slice.period().start();
                    last.merge(ALWAYS, day, SubscriptionPeriods::later);
                    last.merge(first(query, slice), day, SubscriptionPeriods::later);
                });
        List<SubscriptionHistory> told =
                audience.stream().map(histories::get).filter(Objects::nonNull).toList();
        List<SubscriptionHistory> expected = audience.stream()
                .filter(sources.collectedPublishers()::contains)
                .map(histories::get)
                .filter(Objects::nonNull)
                .toList();
        LocalDate newest = told.stream()
                .map(history -> history.days().lastKey())
                .reduce(LocalDate.MIN, SubscriptionPeriods::later);
        TreeSet<LocalDate> incomplete = new TreeSet<>();
        last.forEach((first, day) -> {
            DateRange asked = days(query, first).within(new DateRange(LocalDate.MIN, newest));
            if (expected.stream()
                    .anyMatch(history -> subject == Subject.SUBSCRIPTION_STATES
                            ? history.lacksState(day)
                            : history.lacksEvents(asked))) {
                incomplete.add(first);
            }
        });
        return new Known(last, incomplete);
    }

    /** Whose facts are read: of states those that stand for a period. */
    Collection<StoredSlice> read(Subject subject, ReportQuery query, Coverage coverage) {
        if (subject != Subject.SUBSCRIPTION_STATES) {
            return coverage.chosen();
        }
        Map<Long, Known> byPublisher = new HashMap<>();
        return coverage.chosen().stream()
                .filter(slice -> slice.period()
                        .start()
                        .equals(byPublisher
                                .computeIfAbsent(
                                        coverage.sources().publisher(slice), publisher -> standing(query, publisher))
                                .last()
                                .get(first(query, slice))))
                .toList();
    }

    private Known standing(ReportQuery query, long publisher) {
        return of(
                Subject.SUBSCRIPTION_STATES,
                query.groupBy().contains(Dimension.PRODUCT) ? sellers.with(publisher) : everyone);
    }

    private Known of(Subject subject, Set<Long> audience) {
        return known.getOrDefault(subject, Map.of()).getOrDefault(audience, NOTHING);
    }

    /**
     * @param date of a row; empty where rows are no periods
     * @param product of a row; empty where rows are about all products that are asked for
     */
    Answer answer(Subject subject, Optional<LocalDate> date, Optional<Long> product) {
        Set<Long> audience = product.map(one -> sellers.of(Set.of(one))).orElse(everyone);
        return of(subject, audience).answer(date.orElse(ALWAYS));
    }

    /** On which the facts lie that stand for all of the report. */
    Optional<LocalDate> lastDay() {
        return Optional.ofNullable(
                of(Subject.SUBSCRIPTION_STATES, everyone).last().get(ALWAYS));
    }

    /** Equal for equal contents. */
    String said() {
        return known.entrySet().stream()
                .flatMap(subject -> subject.getValue().entrySet().stream().map(entry -> subject.getKey() + " " + entry))
                .sorted()
                .toList()
                .toString();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static LocalDate first(ReportQuery query, StoredSlice slice) {
        return query.groupBy().contains(Dimension.DATE)
                ? query.rows().startOf(slice.period().start())
                : ALWAYS;
    }

    private static DateRange days(ReportQuery query, LocalDate first) {
        return first.equals(ALWAYS)
                ? query.range()
                : query.range().within(new DateRange(first, query.rows().endOf(first)));
    }
}
