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
 * @param waitingForCode which of the capabilities stop while the store wants a code of a person; the others go on meanwhile, so nothing
 *     of them may ever need one
 */
public record CredentialMode(
        String id,
        String label,
        String help,
        List<CredentialField> fields,
        Set<Capability> capabilities,
        Map<Capability, String> absentBecause,
        Optional<String> guide,
        Set<Capability> waitingForCode) {

    public CredentialMode {
        fields = List.copyOf(fields);
        capabilities = Set.copyOf(capabilities);
        absentBecause = Map.copyOf(absentBecause);
        waitingForCode = Set.copyOf(waitingForCode);
        for (Capability capability : Capability.values()) {
            if (capabilities.contains(capability) == absentBecause.containsKey(capability)) {
                throw new IllegalArgumentException(
                        "mode " + id + " must either give " + capability + " or say why not, and not both");
            }
        }
    }

    /** A mode of which nothing goes on while the store wants a code. */
    public CredentialMode(
            String id,
            String label,
            String help,
            List<CredentialField> fields,
            Set<Capability> capabilities,
            Map<Capability, String> absentBecause,
            Optional<String> guide) {
        this(id, label, help, fields, capabilities, absentBecause, guide, capabilities);
    }

    public Optional<CredentialField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
