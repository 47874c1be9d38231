package org.storelink.accounts.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.storelink.accounts.CapabilityState;
import org.storelink.connector.Capability;
import org.storelink.connector.ReportStream;
import org.storelink.plugins.Connectors;

/** Words and colours of the matrix that says what an account may do. */
@Named
@ApplicationScoped
public class CapabilityNames {

    private static final CapabilityState NEVER_ASKED =
            new CapabilityState(CapabilityState.Grant.PENDING, "The store has not been asked yet.");

    @Inject
    private Connectors connectors;

    public List<Capability> getAll() {
        return List.of(Capability.values());
    }

    public String word(Map<Capability, CapabilityState> capabilities, Capability capability) {
        return switch (state(capabilities, capability).state()) {
            case GRANTED -> "Granted";
            case ABSENT -> "Not by this way of linking";
            case MISSING -> "Missing";
            case PENDING -> "Pending";
        };
    }

    public String tone(Map<Capability, CapabilityState> capabilities, Capability capability) {
        return switch (state(capabilities, capability).state()) {
            case GRANTED -> "good";
            case ABSENT -> "neutral";
            case MISSING -> "warning";
            case PENDING -> "busy";
        };
    }

    public String reason(Map<Capability, CapabilityState> capabilities, Capability capability) {
        return state(capabilities, capability).reason();
    }

    /** What is collected by a granted capability, in the store's words; empty when no report comes by this way of linking. */
    public String reports(
            String connector, String mode, Map<Capability, CapabilityState> capabilities, Capability capability) {
        if (!state(capabilities, capability).isGranted()) {
            return "";
        }
        return connectors.find(connector).stream()
                .flatMap(installed -> installed.descriptor().streams().stream()
                        .filter(stream -> stream.capability() == capability)
                        .filter(stream ->
                                installed.descriptor().mode(mode).stream().allMatch(known -> known.brings(stream))))
                .map(ReportStream::label)
                .collect(Collectors.joining(", "));
    }

    private static CapabilityState state(Map<Capability, CapabilityState> capabilities, Capability capability) {
        return capabilities.getOrDefault(capability, NEVER_ASKED);
    }
}
