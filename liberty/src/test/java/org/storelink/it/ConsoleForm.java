package org.storelink.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form as a page holds it, ready to be sent: its hidden fields and what is typed into others. Immutable.
 *
 * @param action address from the server's root
 */
record ConsoleForm(String action, Map<String, String> fields) {

    /** What ties a form to the session that it was shown in. */
    private static final String VIEW_STATE = "jakarta.faces.ViewState";

    private static final Pattern FIELD = Pattern.compile("<(?:input|select)\\b[^>]*>");

    ConsoleForm {
        fields = Map.copyOf(fields);
    }

    /** @param id of the form in the page */
    static ConsoleForm of(String page, String id) {
        Matcher form =
                Pattern.compile("(?s)<form id=\"" + id + "\"[^>]*>(.*?)</form>").matcher(page);
        if (!form.find()) {
            throw new AssertionError("The page has no form " + id + ":\n" + page);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD.matcher(form.group(1)).results().map(found -> found.group()).forEach(input -> {
            String name = attribute(input, "name");
            boolean sent =
                    switch (attribute(input, "type")) {
                        case "checkbox", "radio" -> input.contains("checked");
                        default -> true;
                    };
            if (sent && !name.isEmpty()) {
                fields.putIfAbsent(name, attribute(input, "value"));
            }
        });
        return new ConsoleForm(attribute(form.group(), "action"), fields);
    }

    /** @param field its id in the form, without those of what it stands in */
    ConsoleForm fill(String field, String value) {
        String name = fields.keySet().stream()
                .filter(candidate -> candidate.endsWith(":" + field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The form has no field " + field + ": " + fields.keySet()));
        return with(name, value);
    }

    ConsoleForm with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new ConsoleForm(action, changed);
    }

    ConsoleForm withState(String state) {
        return with(VIEW_STATE, state);
    }

    ConsoleForm withoutState() {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(VIEW_STATE);
        return new ConsoleForm(action, changed);
    }

    String state() {
        return Objects.requireNonNull(fields.get(VIEW_STATE));
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find()
                ? attribute
                        .group(1)
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&")
                : "";
    }
}
