package org.storelink.accounts.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.storelink.accounts.CapabilityState;
import org.storelink.accounts.LinkedAccount;
import org.storelink.connector.Capability;

/** Words and colours of the matrix that says what an account may do. */
@Named
@ApplicationScoped
public class CapabilityNames {

    private static final CapabilityState NEVER_ASKED =
            new CapabilityState(CapabilityState.Grant.PENDING, "The store has not been asked yet.");

    public List<Capability> getAll() {
        return List.of(Capability.values());
    }

    public String word(LinkedAccount account, Capability capability) {
        return switch (state(account, capability).state()) {
            case GRANTED -> "Granted";
            case ABSENT -> "Not by this way of linking";
            case MISSING -> "Missing";
            case PENDING -> "Pending";
        };
    }

    public String tone(LinkedAccount account, Capability capability) {
        return switch (state(account, capability).state()) {
            case GRANTED -> "good";
            case ABSENT -> "neutral";
            case MISSING -> "warning";
            case PENDING -> "busy";
        };
    }

    public String reason(LinkedAccount account, Capability capability) {
        return state(account, capability).reason();
    }

    private static CapabilityState state(LinkedAccount account, Capability capability) {
        return account.capabilities().getOrDefault(capability, NEVER_ASKED);
    }
}
