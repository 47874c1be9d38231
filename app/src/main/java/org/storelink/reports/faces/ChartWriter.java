package org.storelink.reports.faces;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.reports.Dimension;

/**
 * Draws one figure of a report as the configuration that Chart.js reads. Over dates: a line, or bars stacked by the other dimension;
 * otherwise bars of the largest groups. Colours come from the page, which knows whether it is light or dark.
 */
final class ChartWriter {

    private static final int MOST_SERIES = 7;
    private static final int MOST_BARS = 15;
    private static final Group OTHERS = new Group("", "Others");
    private static final Comparator<Line> BY_DATE =
            Comparator.comparing(line -> line.date().orElseThrow());

    private final Figures figures;
    private final GroupNames names;
    private final Metric metric;
    private final String currency;

    /**
     * What a line is about in one dimension.
     *
     * @param key tells it from others, which may have the same name
     */
    private record Group(Object key, String name) {}

    ChartWriter(Figures figures, GroupNames names, Metric metric, String currency) {
        this.figures = figures;
        this.names = names;
        this.metric = metric;
        this.currency = currency;
    }

    String write() {
        List<Dimension> groups = figures.groupBy();
        if (groups.equals(List.of(Dimension.DATE))) {
            return line();
        }
        if (groups.contains(Dimension.DATE)) {
            Dimension other = groups.getFirst() == Dimension.DATE ? groups.getLast() : groups.getFirst();
            return stacked(Dimension.DATE, other, "x");
        }
        return groups.size() == 1 ? bars(groups.getFirst()) : stacked(groups.getFirst(), groups.getLast(), "y");
    }

    private String line() {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        JsonArrayBuilder values = Json.createArrayBuilder();
        int partialFrom = -1;
        int at = 0;
        for (Line line : figures.lines()) {
            labels.add(names.tick(line));
            value(line).ifPresentOrElse(values::add, values::addNull);
            partialFrom = partialFrom < 0 && figures.isPartial(line) ? at : partialFrom;
            at++;
        }
        JsonObjectBuilder series = Json.createObjectBuilder()
                .add("label", label())
                .add("data", values)
                .add("partialFrom", partialFrom);
        return config("line", "x", labels, Json.createArrayBuilder().add(series), false);
    }

    private String bars(Dimension dimension) {
        JsonArrayBuilder labels = Json.createArrayBuilder();
        JsonArrayBuilder values = Json.createArrayBuilder();
        Map<Group, BigDecimal> sums = sums(dimension);
        largest(sums, MOST_BARS).forEach(group -> {
            labels.add(group.name());
            values.add(sums.getOrDefault(group, BigDecimal.ZERO));
        });
        JsonObjectBuilder series =
                Json.createObjectBuilder().add("label", label()).add("data", values);
        return config("bar", "y", labels, Json.createArrayBuilder().add(series), false);
    }

    private String stacked(Dimension along, Dimension stack, String axis) {
        List<Group> shownPlaces = along == Dimension.DATE ? dates() : largest(sums(along), MOST_BARS);
        List<Group> shownStacks = largest(sums(stack), MOST_SERIES);
        Map<Group, Map<Group, BigDecimal>> table = new LinkedHashMap<>();
        for (Line line : figures.lines()) {
            Group group = group(line, stack);
            value(line).ifPresent(value -> table.computeIfAbsent(
                            shownStacks.contains(group) ? group : OTHERS, _ -> new LinkedHashMap<>())
                    .merge(group(line, along), value, BigDecimal::add));
        }
        JsonArrayBuilder series = Json.createArrayBuilder();
        shownStacks.forEach(group -> series.add(series(group, table.getOrDefault(group, Map.of()), shownPlaces)));
        if (table.containsKey(OTHERS)) {
            series.add(series(OTHERS, table.get(OTHERS), shownPlaces).add("rest", true));
        }
        JsonArrayBuilder labels = Json.createArrayBuilder();
        if (along == Dimension.DATE) {
            ticks().forEach(labels::add);
        } else {
            shownPlaces.forEach(place -> labels.add(place.name()));
        }
        return config("bar", axis, labels, series, true);
    }

    private List<String> ticks() {
        return figures.lines().stream()
                .sorted(BY_DATE)
                .map(names::tick)
                .distinct()
                .toList();
    }

    private static JsonObjectBuilder series(Group group, Map<Group, BigDecimal> values, List<Group> places) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        places.forEach(place -> Optional.ofNullable(values.get(place)).ifPresentOrElse(data::add, data::addNull));
        return Json.createObjectBuilder().add("label", group.name()).add("data", data);
    }

    private Group group(Line line, Dimension dimension) {
        return new Group(line.key(dimension), names.name(line, dimension));
    }

    private List<Group> dates() {
        return figures.lines().stream()
                .sorted(BY_DATE)
                .map(line -> group(line, Dimension.DATE))
                .distinct()
                .toList();
    }

    /** Of the groups that have any figure: only figures that may be added are stacked. */
    private Map<Group, BigDecimal> sums(Dimension dimension) {
        Map<Group, BigDecimal> sums = new LinkedHashMap<>();
        figures.lines().forEach(line -> value(line)
                .ifPresent(value -> sums.merge(group(line, dimension), value, BigDecimal::add)));
        return sums;
    }

    private static List<Group> largest(Map<Group, BigDecimal> sums, int most) {
        return sums.entrySet().stream()
                .sorted(Map.Entry.<Group, BigDecimal>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<BigDecimal> value(Line line) {
        return figures.value(line, metric, currency);
    }

    private String label() {
        return metric.money() ? metric.label() + " in " + currency : metric.label();
    }

    private String config(
            String type, String indexAxis, JsonArrayBuilder labels, JsonArrayBuilder series, boolean stacked) {
        JsonObjectBuilder axis = Json.createObjectBuilder().add("stacked", stacked);
        return Json.createObjectBuilder()
                .add("type", type)
                .add("data", Json.createObjectBuilder().add("labels", labels).add("datasets", series))
                .add(
                        "options",
                        Json.createObjectBuilder()
                                .add("indexAxis", indexAxis)
                                .add(
                                        "scales",
                                        Json.createObjectBuilder()
                                                .add("x", axis)
                                                .add(
                                                        "y",
                                                        Json.createObjectBuilder()
                                                                .add("stacked", stacked))))
                .build()
                .toString();
    }
}
