package org.storelink.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way of linking: which secrets it asks for and what it can give.
 *
 * @param id stable name in the API
 * @param label what people call it
 * @param help a sentence or two on when to choose it
 * @param fields what the form asks for, in order
 * @param capabilities what the mode can give when the store grants it
 * @param absentBecause for every other capability: why this mode cannot give it and which one could
 * @param guide id of the guide that tells how to get the credential
 */
public record CredentialMode(
        String id,
        String label,
        String help,
        List<CredentialField> fields,
        Set<Capability> capabilities,
        Map<Capability, String> absentBecause,
        Optional<String> guide) {

    public CredentialMode {
        fields = List.copyOf(fields);
        capabilities = Set.copyOf(capabilities);
        absentBecause = Map.copyOf(absentBecause);
        for (Capability capability : Capability.values()) {
            if (capabilities.contains(capability) == absentBecause.containsKey(capability)) {
                throw new IllegalArgumentException(
                        "mode " + id + " must either give " + capability + " or say why not, and not both");
            }
        }
    }

    public Optional<CredentialField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
