package org.storelink.ingestion.rest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Grain;
import org.storelink.connector.Subject;
import org.storelink.ingestion.RawFileFilter;
import org.storelink.platform.ProblemException;

/** The kinds of archived files as clients of such APIs name them. */
enum ArchiveType {
    ALL,
    /** Of sales, as the three that follow. */
    DAILY(Subject.SALES, Grain.DAY),
    WEEKLY(Subject.SALES, Grain.WEEK),
    MONTHLY(Subject.SALES, Grain.MONTH),
    YEARLY(Subject.SALES, Grain.YEAR),
    /** Clients may ask for it, and there is none here. */
    MONTHLYFREE,
    /** The same as the one that follows, which files are listed as. */
    FINANCE(Subject.SETTLEMENTS),
    FINANCIAL(Subject.SETTLEMENTS),
    PAYMENT(Subject.PAYMENTS),
    USAGE(Subject.USAGE),
    SUBSCRIPTION(Subject.SUBSCRIPTION_STATES),
    SUBSCRIPTION_EVENT(Subject.SUBSCRIPTION_EVENTS);

    private final Optional<Subject> subject;
    private final Optional<Grain> grain;

    ArchiveType() {
        this.subject = Optional.empty();
        this.grain = Optional.empty();
    }

    ArchiveType(Subject subject) {
        this.subject = Optional.of(subject);
        this.grain = Optional.empty();
    }

    ArchiveType(Subject subject, Grain grain) {
        this.subject = Optional.of(subject);
        this.grain = Optional.of(grain);
    }

    /** @throws ProblemException bad request naming {@code type} and what it may be */
    static ArchiveType of(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return ALL;
        }
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField(
                        "type",
                        "is one of "
                                + Arrays.stream(values()).map(ArchiveType::word).collect(Collectors.joining(", "))
                                + "."));
    }

    static ArchiveType of(Subject subject, Grain grain) {
        return switch (subject) {
            case SALES ->
                switch (grain) {
                    case DAY -> DAILY;
                    case WEEK -> WEEKLY;
                    case MONTH -> MONTHLY;
                    case YEAR -> YEARLY;
                };
            case SETTLEMENTS -> FINANCIAL;
            case PAYMENTS -> PAYMENT;
            case USAGE -> USAGE;
            case SUBSCRIPTION_STATES -> SUBSCRIPTION;
            case SUBSCRIPTION_EVENTS -> SUBSCRIPTION_EVENT;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isEver() {
        return this != MONTHLYFREE;
    }

    RawFileFilter filter(Optional<LocalDate> date) {
        return new RawFileFilter(subject, grain, date);
    }
}
