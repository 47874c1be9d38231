package org.storelink.appstoresimulator.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.storelink.appstoresimulator.publishing.DateType;

/** What a control request says, be it in its query or in a JSON object; every problem names its parameter. */
record Parameters(Map<String, String> values) {

    static Parameters ofQuery(String rawQuery) {
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new Parameters(values);
    }

    static Parameters ofJson(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject object = reader.readObject();
            Map<String, String> values = new HashMap<>();
            object.forEach((name, value) ->
                    values.put(name, value instanceof JsonString string ? string.getString() : value.toString()));
            return new Parameters(values);
        } catch (JsonException _) {
            throw new BadControl("body", "must be a JSON object");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The parameter as {@code reader} understands it. */
    <T> Optional<T> optional(String name, Function<String, T> reader) {
        return text(name).map(value -> {
            try {
                return reader.apply(value);
            } catch (DateTimeException | IllegalArgumentException _) {
                throw new BadControl(name, "cannot be read: " + value);
            }
        });
    }

    <T> T required(String name, Function<String, T> reader) {
        return optional(name, reader).orElseThrow(() -> new BadControl(name, "is missing"));
    }

    static DateType dateType(String text) {
        return DateType.of(text).orElseThrow(IllegalArgumentException::new);
    }
}
