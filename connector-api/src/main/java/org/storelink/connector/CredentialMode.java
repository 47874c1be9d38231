package org.storelink.connector;

import java.time.Period;
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
 * @param withoutStreams ids of streams that the mode does not bring although it gives their capability: nothing of them is asked for
 * @param reaches how far back a stream reaches in this mode, by its id, where that is less far than it does in others: nothing older is
 *     asked for
 * @param keyField where an account may hold several keys, each with rights of its own: name of the text field that tells one from another.
 *     Each key then has values of its own for all of the fields. Empty when an account holds one credential
 */
public record CredentialMode(
        String id,
        String label,
        String help,
        List<CredentialField> fields,
        Set<Capability> capabilities,
        Map<Capability, String> absentBecause,
        Optional<String> guide,
        Set<Capability> waitingForCode,
        Set<String> withoutStreams,
        Map<String, Period> reaches,
        Optional<String> keyField) {

    public CredentialMode {
        fields = List.copyOf(fields);
        capabilities = Set.copyOf(capabilities);
        absentBecause = Map.copyOf(absentBecause);
        waitingForCode = Set.copyOf(waitingForCode);
        withoutStreams = Set.copyOf(withoutStreams);
        reaches = Map.copyOf(reaches);
        List<String> texts = fields.stream()
                .filter(CredentialField.Text.class::isInstance)
                .filter(CredentialField::required)
                .map(CredentialField::name)
                .toList();
        keyField.filter(name -> !texts.contains(name)).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "mode " + id + " must tell keys apart by a required text field, and not by " + name);
        });
        for (Capability capability : Capability.values()) {
            if (capabilities.contains(capability) == absentBecause.containsKey(capability)) {
                throw new IllegalArgumentException(
                        "mode " + id + " must either give " + capability + " or say why not, and not both");
            }
        }
    }

    /** A mode whose accounts hold one credential each. */
    public CredentialMode(
            String id,
            String label,
            String help,
            List<CredentialField> fields,
            Set<Capability> capabilities,
            Map<Capability, String> absentBecause,
            Optional<String> guide,
            Set<Capability> waitingForCode,
            Set<String> withoutStreams,
            Map<String, Period> reaches) {
        this(
                id,
                label,
                help,
                fields,
                capabilities,
                absentBecause,
                guide,
                waitingForCode,
                withoutStreams,
                reaches,
                Optional.empty());
    }

    /** Such a mode in which every stream reaches as far back as it ever does. */
    public CredentialMode(
            String id,
            String label,
            String help,
            List<CredentialField> fields,
            Set<Capability> capabilities,
            Map<Capability, String> absentBecause,
            Optional<String> guide,
            Set<Capability> waitingForCode,
            Set<String> withoutStreams) {
        this(id, label, help, fields, capabilities, absentBecause, guide, waitingForCode, withoutStreams, Map.of());
    }

    /** Such a mode that brings every stream of its capabilities. */
    public CredentialMode(
            String id,
            String label,
            String help,
            List<CredentialField> fields,
            Set<Capability> capabilities,
            Map<Capability, String> absentBecause,
            Optional<String> guide,
            Set<Capability> waitingForCode) {
        this(id, label, help, fields, capabilities, absentBecause, guide, waitingForCode, Set.of());
    }

    /** Such a mode of which nothing goes on while the store wants a code. */
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

    /** Whether files of the stream come by this mode, where the store grants its capability. */
    public boolean brings(ReportStream stream) {
        return capabilities.contains(stream.capability()) && !withoutStreams.contains(stream.id());
    }

    /** The stream as far back as it reaches in this mode. */
    public ReportStream within(ReportStream stream) {
        Period reach = reaches.get(stream.id());
        return reach == null ? stream : stream.reaching(reach);
    }

    public Optional<CredentialField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
