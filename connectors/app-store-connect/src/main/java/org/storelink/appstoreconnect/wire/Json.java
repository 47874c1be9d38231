package org.storelink.appstoreconnect.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value, of which some may be missing: asking for what is not there gives nothing, so that an answer's shape is checked
 * where it matters. Shows nothing of itself, because answers hold secrets.
 */
public final class Json {

    private static final Json MISSING = new Json(null);

    private final @Nullable Object value;

    private Json(@Nullable Object value) {
        this.value = value;
    }

    /** The value of a text; empty when the text is no JSON, or nested too deep to be meant seriously. */
    public static Optional<Json> parse(String text) {
        return new JsonReader(text).whole().map(Json::new);
    }

    /** An object of names and values by turns: strings, numbers, booleans, lists, other objects. */
    public static Json object(Object... namesAndValues) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], plain(namesAndValues[i + 1]));
        }
        return new Json(members);
    }

    public static Json list(List<?> values) {
        return new Json(values.stream().map(Json::plain).toList());
    }

    /** What is written as {@code null}. */
    public static Json nothing() {
        return MISSING;
    }

    private static @Nullable Object plain(Object value) {
        return value instanceof Json json ? json.value : value;
    }

    /** The member at the end of a path of names. */
    public Json at(String... path) {
        @Nullable Object at = value;
        for (String name : path) {
            at = at instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return at == null ? MISSING : new Json(at);
    }

    public boolean isMissing() {
        return value == null;
    }

    /** Whether there is a member of this name that is written as {@code null}, which says something else than none. */
    public boolean hasNothingAt(String name) {
        return value instanceof Map<?, ?> members && members.containsKey(name) && members.get(name) == null;
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    public boolean isList() {
        return value instanceof List;
    }

    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** A string that is not empty, or a number as it is written: stores are not of one mind about ids and codes. */
    public Optional<String> text() {
        return value instanceof String || value instanceof Number
                ? Optional.of(value.toString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** A whole number, also one in quotes. */
    public OptionalLong number() {
        return text().filter(text -> text.matches("-?\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** The elements of a list; none when this is no list. */
    public List<Json> items() {
        return value instanceof List<?> list
                ? list.stream().map(item -> new Json(item)).toList()
                : List.of();
    }

    /** Every value of this name, however deep. */
    public List<Json> all(String name) {
        List<Json> found = new ArrayList<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((key, member) -> {
                if (key.equals(name)) {
                    found.add(new Json(member));
                }
                found.addAll(new Json(member).all(name));
            });
        }
        items().forEach(item -> found.addAll(item.all(name)));
        return found;
    }

    /** The values of an object's members, in order. */
    public Stream<Json> members() {
        return value instanceof Map<?, ?> members
                ? members.values().stream().map(member -> new Json(member))
                : Stream.empty();
    }

    /** As JSON text. */
    public String written() {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text, out);
            case Map<?, ?> members -> {
                char before = '{';
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    out.append(before);
                    quote((String) member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
            case List<?> list -> {
                char before = '[';
                for (Object item : list) {
                    out.append(before);
                    write(item, out);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            default -> out.append(value);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                out.append('\\').append(character);
            } else if (character < ' ' || character == '\u2028' || character == '\u2029') {
                out.append(String.format("\\u%04x", (int) character));
            } else {
                out.append(character);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return "Json";
    }
}
