package org.storelink.accounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;

/** Checks the form of what a person entered, before anything is sent to a store. */
final class CredentialForm {

    private static final int LONGEST_TEXT = 320;
    private static final int LONGEST_SECRET = 16_000;

    private final CredentialMode mode;
    private final Map<String, String> values;

    /**
     * Blanks around values are dropped, and with them values that are blank altogether.
     *
     * @throws ProblemException bad request that names every field that is wrong; it never repeats a value
     */
    CredentialForm(CredentialMode mode, Map<String, String> entered) {
        this.mode = mode;
        this.values = new LinkedHashMap<>();
        entered.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        List<FieldError> errors = errors(entered);
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
    }

    /** Whether the values would pass. */
    static boolean accepts(CredentialMode mode, Map<String, String> entered) {
        try {
            return !new CredentialForm(mode, entered).values.isEmpty();
        } catch (ProblemException wrong) {
            return false;
        }
    }

    private List<FieldError> errors(Map<String, String> entered) {
        List<FieldError> errors = new ArrayList<>();
        for (CredentialField field : mode.fields()) {
            String value = values.get(field.name());
            if (value == null) {
                if (field.required()) {
                    errors.add(new FieldError(field.name(), "must be given: " + field.label() + "."));
                }
            } else if (value.length() > longest(field)) {
                errors.add(new FieldError(field.name(), "must have at most " + longest(field) + " characters."));
            } else if (field instanceof CredentialField.Text && value.chars().anyMatch(Character::isISOControl)) {
                errors.add(new FieldError(field.name(), "must not hold control characters."));
            } else {
                field.format()
                        .filter(format -> !format.accepts(value))
                        .ifPresent(
                                format -> errors.add(new FieldError(field.name(), "must be " + format.words() + ".")));
            }
        }
        String known = mode.fields().stream().map(CredentialField::name).collect(Collectors.joining(", "));
        entered.keySet().stream()
                .filter(name -> mode.field(name).isEmpty())
                .sorted()
                .forEach(name -> errors.add(new FieldError(
                        name, "is not a field of the mode " + mode.id() + ", which has " + known + ".")));
        return errors;
    }

    private static int longest(CredentialField field) {
        return switch (field) {
            case CredentialField.Text _ -> LONGEST_TEXT;
            case CredentialField.Secret _ -> LONGEST_SECRET;
        };
    }

    /** The caller closes it. */
    Credential toCredential() {
        Map<String, char[]> characters = new LinkedHashMap<>();
        values.forEach((name, value) -> characters.put(name, value.toCharArray()));
        return new Credential(mode.id(), characters);
    }

    /** What tells accounts apart for people: the first value that is no secret. */
    String username() {
        return mode.fields().stream()
                .filter(CredentialField.Text.class::isInstance)
                .map(field -> values.getOrDefault(field.name(), ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
