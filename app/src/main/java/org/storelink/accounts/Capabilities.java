package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.connector.Capability;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** Refuses what no account can give, before anything is sent to a store or read, and says which way of linking gives it. */
@ApplicationScoped
public class Capabilities {

    private static final CapabilityState UNKNOWN =
            new CapabilityState(CapabilityState.Grant.ABSENT, "This account does not give that.");

    private final Register register;
    private final Presentation presentation;
    private final Connectors connectors;

    @Inject
    Capabilities(Register register, Presentation presentation, Connectors connectors) {
        this.register = register;
        this.presentation = presentation;
        this.connectors = connectors;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Capabilities() {
        this(null, null, null);
    }

    /**
     * Passes when at least one of the accounts gives the capability, or may give it once the store was asked.
     *
     * @param accounts ids; empty stands for all linked accounts
     * @throws ProblemException not found, for an id that is no linked account of the organization; capability absent, with the reason of
     *     each account and the ways of linking that have it
     */
    @Transactional
    public void require(Actor actor, Capability capability, Set<Long> accounts) {
        actor.require(Role.VIEWER);
        Map<String, String> accountsByReason = new LinkedHashMap<>();
        for (Account account : concerned(actor.organizationId(), accounts)) {
            CapabilityState found = presentation.of(account).capabilities().getOrDefault(capability, UNKNOWN);
            switch (found.state()) {
                case GRANTED, PENDING -> {
                    return;
                }
                case ABSENT, MISSING ->
                    accountsByReason.merge(found.reason(), quoted(account), (some, one) -> some + ", " + one);
            }
        }
        throw new ProblemException(Problem.CAPABILITY_ABSENT, refusal(capability, accountsByReason));
    }

    /** The ways of linking that have a capability, in a sentence. */
    public String waysTo(Capability capability) {
        String ways = connectors.all().stream()
                .map(connector -> ways(connector, capability))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return ways.isEmpty()
                ? "No installed connector has a way of linking that gives it yet."
                : "Ways of linking that give it: " + ways + ".";
    }

    private List<Account> concerned(long organizationId, Set<Long> accounts) {
        return accounts.isEmpty()
                ? register.linked(organizationId)
                : accounts.stream()
                        .sorted()
                        .map(id -> register.linked(organizationId, id))
                        .toList();
    }

    private String refusal(Capability capability, Map<String, String> accountsByReason) {
        String what = capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String reasons = accountsByReason.entrySet().stream()
                .map(entry -> entry.getValue() + ": " + entry.getKey())
                .collect(Collectors.joining(" "));
        return reasons.isEmpty()
                ? "There is no linked account that could give " + what + ". " + waysTo(capability)
                : "No account here gives " + what + ". " + reasons + " " + waysTo(capability);
    }

    private static String quoted(Account account) {
        return "“" + account.nickname() + "”";
    }

    private static Optional<String> ways(InstalledConnector connector, Capability capability) {
        String labels = connector.descriptor().modes().stream()
                .filter(mode -> mode.capabilities().contains(capability))
                .map(mode -> mode.label())
                .collect(Collectors.joining(", "));
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(connector.descriptor().name() + " by " + labels);
    }
}
