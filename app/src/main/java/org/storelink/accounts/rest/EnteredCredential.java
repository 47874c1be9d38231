package org.storelink.accounts.rest;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;

/**
 * A credential as a client sent it.
 *
 * @param values by the names of the mode's fields
 * @param names of the mode's fields as the client wrote them, so that a problem names what the client knows
 */
record EnteredCredential(Optional<String> mode, Map<String, String> values, UnaryOperator<String> names) {

    private static final String CREDENTIALS = "credentials";

    /** Fields of the attempt itself rather than of its credential. */
    private static final Set<String> OF_THE_ATTEMPT = Set.of("nickname", "connector", "mode");

    /** Reads {@code credentials} in our own form: an object of fields, or a list of one {@code {mode, purpose, values}}. */
    static EnteredCredential of(JsonValue credentials) {
        return switch (credentials) {
            case JsonObject fields -> of(Optional.empty(), fields, CREDENTIALS);
            case JsonArray list when list.size() == 1 && list.getFirst() instanceof JsonObject one -> listed(one);
            default ->
                throw ProblemException.badField(
                        CREDENTIALS, "must be an object of the mode's fields, or a list of one {mode, values}.");
        };
    }

    private static EnteredCredential listed(JsonObject one) {
        String at = CREDENTIALS + "[0].";
        if (one.containsKey("purpose") && !one.isNull("purpose")) {
            throw ProblemException.badField(
                    at + "purpose",
                    "must be left out. Further keys of an account are added to it once it is linked, at its keys.");
        }
        if (!(one.get("values") instanceof JsonObject values)) {
            throw ProblemException.badField(at + "values", "must be an object of the mode's fields.");
        }
        Optional<String> mode = Optional.ofNullable(one.get("mode")).map(value -> text(value, at + "mode"));
        return of(mode, values, at + "values");
    }

    private static EnteredCredential of(Optional<String> mode, JsonObject fields, String at) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (value != JsonValue.NULL) {
                values.put(name, text(value, at + "." + name));
            }
        });
        return new EnteredCredential(mode, values, name -> OF_THE_ATTEMPT.contains(name) ? name : at + "." + name);
    }

    private static String text(JsonValue value, String at) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw ProblemException.badField(at, "must be a text.");
    }

    /** User name and password, as older clients send them, under the names that a mode has for them. */
    static EnteredCredential of(CredentialMode mode, @Nullable String username, @Nullable String password) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        requiredField(mode, CredentialField.Text.class).ifPresent(field -> {
            values.put(field, username == null ? "" : username);
            names.put(field, "username");
        });
        requiredField(mode, CredentialField.Secret.class).ifPresent(field -> {
            values.put(field, password == null ? "" : password);
            names.put(field, "password");
        });
        return new EnteredCredential(Optional.of(mode.id()), values, name -> names.getOrDefault(name, name));
    }

    /** Whether user name and password are all that a mode asks for. */
    static boolean isEnoughFor(CredentialMode mode) {
        return mode.fields().size() == 2
                && requiredField(mode, CredentialField.Text.class).isPresent()
                && requiredField(mode, CredentialField.Secret.class).isPresent();
    }

    private static Optional<String> requiredField(CredentialMode mode, Class<? extends CredentialField> kind) {
        return mode.fields().stream()
                .filter(CredentialField::required)
                .filter(kind::isInstance)
                .map(CredentialField::name)
                .findFirst();
    }

    /** The values are secrets. */
    @Override
    public String toString() {
        return "EnteredCredential[" + mode.orElse("") + "]";
    }

    /** Does the work; bad input is named as the client wrote it. */
    <T> T naming(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            throw ProblemException.badFields(problem.errors().stream()
                    .map(error -> new FieldError(names.apply(error.field()), error.message()))
                    .toList());
        }
    }
}
