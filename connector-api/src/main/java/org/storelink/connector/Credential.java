package org.storelink.connector;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values a person entered for a {@link CredentialMode}. No record on purpose: it shows nothing of itself and forgets its
 * values when closed. The host makes it from the vault for one call and closes it afterwards; a connector must not keep it.
 *
 * <p>Of an account that holds several keys it is all of them: its own values are those of the first.
 */
public final class Credential implements AutoCloseable {

    private final String mode;
    private final Map<String, char[]> values = new LinkedHashMap<>();
    private final List<Credential> further;

    /** Copies the values; blanks around them are the host's to remove beforehand. */
    public Credential(String mode, Map<String, char[]> values) {
        this(mode, values, List.of());
    }

    /** @param further keys beside the first, each with values of its own, in the order in which they were added; closed with it */
    public Credential(String mode, Map<String, char[]> values, List<Credential> further) {
        this.mode = mode;
        values.forEach((name, value) -> this.values.put(name, value.clone()));
        this.further = List.copyOf(further);
    }

    /** Each of the keys, the one that was entered last at the end: this alone, unless the account holds several. */
    public List<Credential> keys() {
        return Stream.concat(Stream.of(this), further.stream()).toList();
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
        further.forEach(Credential::close);
    }

    @Override
    public String toString() {
        return "Credential[" + mode + "]";
    }
}
