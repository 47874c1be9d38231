package org.storelink.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.connector.Credential;

/** Makes one credential of several keys. */
final class JoinedKeys {

    private JoinedKeys() {}

    /** Copies the keys, at least one; the caller closes the copy, and what was copied. */
    static Credential of(List<Credential> keys) {
        List<Credential> further =
                keys.stream().skip(1).map(key -> copy(key, List.of())).toList();
        return copy(keys.getFirst(), further);
    }

    private static Credential copy(Credential key, List<Credential> further) {
        Map<String, char[]> values = new LinkedHashMap<>();
        key.fields().forEach(field -> values.put(field, key.value(field).toCharArray()));
        return new Credential(key.mode(), values, further);
    }
}
