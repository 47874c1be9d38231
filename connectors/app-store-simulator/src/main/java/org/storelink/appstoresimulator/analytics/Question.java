package org.storelink.appstoresimulator.analytics;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.usage.Cell;
import org.storelink.appstoresimulator.usage.Dimension;
import org.storelink.appstoresimulator.usage.Measure;

/**
 * What a request wants to know.
 *
 * @param frequency {@code DAY}, {@code WEEK} or {@code MONTH}, in either letter case
 * @param group what to split by
 * @param filters the keys that count, by dimension
 */
record Question(
        List<String> apps,
        List<Measure> measures,
        String frequency,
        LocalDate from,
        LocalDate to,
        Optional<Dimension> group,
        Map<Dimension, List<String>> filters) {

    static Question of(JsonObject body) throws Refused {
        List<Measure> measures = new ArrayList<>();
        for (String name : texts(body.get("measures"))) {
            measures.add(Measure.of(name).orElseThrow(() -> refused("measures", name)));
        }
        Optional<Dimension> group = Optional.empty();
        if (body.get("group") instanceof JsonObject named) {
            group = Optional.of(dimension(named.getString("dimension", "")));
        }
        Map<Dimension, List<String>> filters = new HashMap<>();
        for (JsonValue filter : list(body.get("dimensionFilters"))) {
            filters.put(
                    dimension(filter.asJsonObject().getString("dimensionKey", "")),
                    texts(filter.asJsonObject().get("optionKeys")));
        }
        String frequency = body.getString("frequency", "DAY").toUpperCase(Locale.ROOT);
        if (!List.of("DAY", "WEEK", "MONTH").contains(frequency)) {
            throw refused("frequency", frequency);
        }
        return new Question(
                texts(body.get("adamId")),
                measures,
                frequency,
                day(body, "startTime"),
                day(body, "endTime"),
                group,
                filters);
    }

    boolean counts(Cell cell) {
        return filters.entrySet().stream().allMatch(filter -> filter.getValue()
                .contains(filter.getKey().value(cell).key()));
    }

    /** The day under which a day's numbers are told: weeks begin on Monday. */
    LocalDate bucket(LocalDate day) {
        return switch (frequency) {
            case "WEEK" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "MONTH" -> day.withDayOfMonth(1);
            default -> day;
        };
    }

    static Dimension dimension(String text) throws Refused {
        return Dimension.of(text).orElseThrow(() -> refused("dimension", text));
    }

    /** The texts of an array, or a single text; numbers count as texts. */
    static List<String> texts(@Nullable JsonValue value) {
        return list(value).stream()
                .map(each -> each instanceof JsonString text ? text.getString() : each.toString())
                .toList();
    }

    static Refused refused(String name, String value) {
        return new Refused(WebErrors.api(400, "PARAMETER_ERROR.INVALID", name + ": " + value + " is not known"));
    }

    private static List<JsonValue> list(@Nullable JsonValue value) {
        return switch (value) {
            case JsonArray array -> array;
            case JsonString text -> List.of(text);
            case JsonNumber number -> List.of(number);
            case null, default -> List.of();
        };
    }

    private static LocalDate day(JsonObject body, String name) throws Refused {
        String text = body.getString(name, "");
        try {
            return OffsetDateTime.parse(text).toLocalDate();
        } catch (DateTimeException _) {
            throw refused(name, text);
        }
    }
}
