package org.storelink.reports.faces;

import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;

/**
 * What the address of a report page asks: the parameters of the API, word for word, and how the page shows the answer. Everything a
 * page shows follows from it, so an address may be kept and passed on.
 */
final class Question {

    private static final List<String> ASKED =
            List.of("start_date", "end_date", "group_by", "granularity", "products", "countries", "accounts");
    private static final List<String> SHOWN = List.of("metric", "currency", "sort");

    private final Map<String, String> values;

    private Question(Map<String, String> values) {
        this.values = values;
    }

    /**
     * An address that says nothing asks for the last 30 days by day, or for the last 12 fiscal months; one with an empty date leaves that
     * end open.
     */
    static Question of(Map<String, String[]> parameters, ReportKind kind) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : ASKED) {
            read(parameters, name, values);
        }
        for (String name : SHOWN) {
            read(parameters, name, values);
        }
        if (!values.containsKey("start_date") && !values.containsKey("end_date")) {
            values.put("start_date", kind.isFiscal() ? "-12m" : "-30");
            values.put("end_date", "-1");
        }
        values.putIfAbsent("group_by", "dates");
        return new Question(values);
    }

    private static void read(Map<String, String[]> parameters, String name, Map<String, String> values) {
        String[] given = parameters.get(name);
        if (given != null) {
            values.put(
                    name,
                    Arrays.stream(given)
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .collect(joining(",")));
        }
    }

    /** Empty when the address leaves it out. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }

    List<String> list(String name) {
        return value(name).isEmpty() ? List.of() : List.of(value(name).split(","));
    }

    Question with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Question(changed);
    }

    ReportQuery.Parameters parameters() {
        return new ReportQuery.Parameters(
                given("start_date"),
                given("end_date"),
                given("group_by"),
                given("granularity"),
                given("products"),
                given("countries"),
                given("accounts"));
    }

    private @Nullable String given(String name) {
        return value(name).isEmpty() ? null : value(name);
    }

    /** The query part of this page's address. */
    String address() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(joining("&"));
    }

    /** The query part of the API's address for the same figures. */
    String apiAddress(String format) {
        return ASKED.stream()
                        .filter(name -> !value(name).isEmpty())
                        .map(name -> name + "=" + encoded(value(name)) + "&")
                        .collect(joining())
                + "format=" + format;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ",");
    }
}
