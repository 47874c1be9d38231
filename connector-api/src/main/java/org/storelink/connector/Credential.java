package org.storelink.connector;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The values a person entered for a {@link CredentialMode}. No record on purpose: it shows nothing of itself and forgets its
 * values when closed. The host makes it from the vault for one call and closes it afterwards; a connector must not keep it.
 */
public final class Credential implements AutoCloseable {

    private final String mode;
    private final Map<String, char[]> values = new LinkedHashMap<>();

    /** Copies the values; blanks around them are the host's to remove beforehand. */
    public Credential(String mode, Map<String, char[]> values) {
        this.mode = mode;
        values.forEach((name, value) -> this.values.put(name, value.clone()));
    }

    /** Id of the mode that the values belong to. */
    public String mode() {
        return mode;
    }

    public Set<String> fields() {
        return Set.copyOf(values.keySet());
    }

    /**
     * The value of a field, as a string because HTTP wants one; do not keep it.
     *
     * @throws NoSuchElementException when the field was left empty or the credential is closed
     */
    public String value(String field) {
        char[] value = values.get(field);
        if (value == null) {
            throw new NoSuchElementException("credential has no value for " + field);
        }
        return new String(value);
    }

    /** Overwrites the values. */
    @Override
    public void close() {
        values.values().forEach(value -> Arrays.fill(value, '\0'));
        values.clear();
    }

    @Override
    public String toString() {
        return "Credential[" + mode + "]";
    }
}
