package org.storelink.appstoreconnect.analytics;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.wire.Json;

/**
 * What App Analytics says of itself. It only saves questions: where it says nothing of the kind, everything is asked for.
 *
 * @param newestDay the newest complete day
 * @param measures what it measures
 */
record SiteSettings(Optional<LocalDate> newestDay, List<Measure> measures) {

    private static final int ISO_DATE_LENGTH = 10;

    static SiteSettings unknown() {
        return new SiteSettings(Optional.empty(), List.of(Measure.values()));
    }

    static SiteSettings of(Json settings) {
        Optional<LocalDate> newest = settings.all("dataEndDate").stream()
                .flatMap(date -> date.text().stream())
                .flatMap(text -> date(text).stream())
                .findFirst();
        Set<String> known = Stream.of(settings.at("measures"), settings.at("configuration", "measures"))
                .flatMap(list -> list.items().stream())
                .flatMap(measure -> measure.at("key").text().stream())
                .collect(Collectors.toSet());
        List<Measure> measures = Arrays.stream(Measure.values())
                .filter(measure -> known.contains(measure.key()))
                .toList();
        return new SiteSettings(newest, measures.isEmpty() ? unknown().measures() : measures);
    }

    /** What it measures no more, so that nothing is known of it; empty when it measures everything. */
    List<Measure> unlisted() {
        return Arrays.stream(Measure.values())
                .filter(measure -> !measures.contains(measure))
                .toList();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.length() < ISO_DATE_LENGTH
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.substring(0, ISO_DATE_LENGTH)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
