package org.storelink.appstoresimulator.reporter;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoresimulator.fault.Asking;

/**
 * A request to Reporter, taken apart. Two spellings of {@code queryInput} are understood:
 * {@code [p=Reporter.properties, Sales.getReport, 85410007,Sales,Summary,Daily,20261122]} and
 * {@code [p=Reporter.properties, m=Robot.XML, a=121007001, Sales.getVendors]}.
 *
 * @param fields of the JSON object in {@code jsonRequest}, as text
 * @param command such as {@code Sales.getReport}; blank if there is none
 * @param arguments of the command
 * @param form the other form and query parameters, such as {@code requestId}
 */
record ReporterRequest(
        Map<String, String> fields, String command, List<String> arguments, Mode mode, Map<String, String> form) {

    static ReporterRequest of(Map<String, String> form) {
        Map<String, String> fields = fields(form.getOrDefault("jsonRequest", ""));
        Map<String, String> all = new HashMap<>(fields);
        String command = "";
        List<String> arguments = new ArrayList<>();
        for (String word : words(fields.getOrDefault("queryInput", ""))) {
            if (!command.isEmpty()) {
                arguments.add(word);
            } else if (word.startsWith("m=")) {
                all.put("mode", word.substring(2));
            } else if (word.startsWith("a=")) {
                all.put("account", word.substring(2));
            } else if (!word.startsWith("p=")) {
                command = word;
            }
        }
        return new ReporterRequest(
                Map.copyOf(all), command, List.copyOf(arguments), Mode.of(all.getOrDefault("mode", "")), form);
    }

    /** What a field says; empty if it is missing, but not if it is blank. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The account that is asked for. One old client writes {@code None} for none. */
    Optional<String> account() {
        return field("account").filter(account -> !account.equals("None"));
    }

    boolean carriesPassword() {
        return !fields.getOrDefault("password", "").isBlank();
    }

    Asking asking() {
        boolean report = command.equals("Sales.getReport");
        return new Asking(
                command,
                report ? argument(0) : "",
                report ? argument(1) : "",
                report ? argument(3) : "",
                report ? argument(4) : "");
    }

    private String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : "";
    }

    private static Map<String, String> fields(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            Map<String, String> fields = new HashMap<>();
            JsonObject object = reader.readObject();
            object.forEach((name, value) -> fields.put(name, text(value)));
            return fields;
        } catch (JsonException _) {
            return Map.of();
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static List<String> words(String queryInput) {
        String inner = queryInput.strip();
        if (inner.startsWith("[") && inner.endsWith("]")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return List.of(inner.split(",", -1)).stream().map(String::strip).toList();
    }
}
