package org.storelink.ingestion.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Grain;
import org.storelink.platform.ProblemException;

/** The kinds of archived files as clients of such APIs name them. */
enum ArchiveType {
    ALL(List.of(Grain.values())),
    DAILY(List.of(Grain.DAY)),
    WEEKLY(List.of(Grain.WEEK)),
    MONTHLY(List.of(Grain.MONTH)),
    YEARLY(List.of(Grain.YEAR)),
    /** Kinds that clients may ask for and of which there are none here. */
    MONTHLYFREE(List.of()),
    FINANCE(List.of()),
    FINANCIAL(List.of()),
    PAYMENT(List.of());

    private final List<Grain> grains;

    ArchiveType(List<Grain> grains) {
        this.grains = grains;
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

    static ArchiveType of(Grain grain) {
        return switch (grain) {
            case DAY -> DAILY;
            case WEEK -> WEEKLY;
            case MONTH -> MONTHLY;
            case YEAR -> YEARLY;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isEver() {
        return !grains.isEmpty();
    }

    /** Empty for all of them. */
    Optional<Grain> grain() {
        return grains.size() == 1 ? Optional.of(grains.getFirst()) : Optional.empty();
    }
}
