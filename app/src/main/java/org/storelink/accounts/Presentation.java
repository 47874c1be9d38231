package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.CredentialMode;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** Shows an account as members see it: what is remembered of it together with what follows from today and from what is installed. */
@ApplicationScoped
class Presentation {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Connectors connectors;
    private final SignIns signIns;
    private final Clock clock;

    @Inject
    Presentation(Connectors connectors, SignIns signIns, Clock clock) {
        this.connectors = connectors;
        this.signIns = signIns;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Presentation() {
        this.connectors = null;
        this.signIns = null;
        this.clock = null;
    }

    LinkedAccount of(Account account) {
        Map<Capability, CapabilityState> capabilities =
                capabilities(account.connector(), account.mode(), account.checks());
        Condition condition = condition(account, capabilities);
        return new LinkedAccount(
                account.id(),
                account.organizationId(),
                account.nickname(),
                account.username(),
                account.collecting().isAutomatic(),
                account.storeNumber(),
                account.storeCode(),
                metadata(account),
                account.connector(),
                account.mode(),
                condition.state(),
                condition.since(),
                condition.detail(),
                condition.nextStep(),
                capabilities,
                account.identityName(),
                account.vendors(),
                account.collecting().lastSync(),
                account.collecting().nextSync(),
                account.collecting().completeThrough(),
                account.secrets().expiresAt(),
                signIn(account),
                account.cautions(),
                account.linkedAt());
    }

    private SignInState signIn(Account account) {
        return signIns.refusal(account)
                .map(failure -> SignInState.refused(failure, clock.instant()))
                .orElse(SignInState.ALLOWED);
    }

    private Condition condition(Account account, Map<Capability, CapabilityState> capabilities) {
        Standing standing = account.standing();
        if (connectors.find(account.connector()).isEmpty()) {
            return Condition.connectorMissing(account.connector(), connectors.loadedAt());
        }
        if (standing.state().tone() == AccountState.Tone.BAD) {
            return Condition.remembered(standing);
        }
        if (account.collecting().pausedAt().isPresent()) {
            return Condition.paused(account.collecting().pausedAt().get());
        }
        return switch (standing.state()) {
            case HEALTHY ->
                expiring(account)
                        .orElseGet(() -> Condition.whenHealthy(standing.since(), account.checkedAt(), capabilities));
            // That mends itself, which a session that ends does not.
            case DELAYED_BY_STORE -> expiring(account).orElseGet(() -> Condition.remembered(standing));
            default -> Condition.remembered(standing);
        };
    }

    private Optional<Condition> expiring(Account account) {
        Instant now = clock.instant();
        return account.secrets()
                .expiresAt()
                .map(end -> Condition.expiring(end, end.minus(ExpiryWarning.EARLIEST), now))
                .filter(expiring -> !expiring.since().isAfter(now));
    }

    /** One entry for every capability, from what a way of linking can give and what the store said of an account. */
    Map<Capability, CapabilityState> capabilities(String connector, String modeId, List<Check> checks) {
        Optional<CredentialMode> mode = connectors
                .find(connector)
                .map(InstalledConnector::descriptor)
                .flatMap(descriptor -> descriptor.mode(modeId));
        Map<Capability, CapabilityState> states = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            states.put(capability, absence(capability, mode).orElseGet(() -> checked(capability, checks)));
        }
        return states;
    }

    private static Optional<CapabilityState> absence(Capability capability, Optional<CredentialMode> mode) {
        return mode.map(known -> known.absentBecause().get(capability))
                .map(reason -> new CapabilityState(CapabilityState.Grant.ABSENT, reason));
    }

    private static CapabilityState checked(Capability capability, List<Check> checks) {
        return checks.stream()
                .filter(check -> check.capability() == capability)
                .findFirst()
                .map(check -> new CapabilityState(grant(check.outcome()), check.detail()))
                .orElseGet(() -> new CapabilityState(
                        CapabilityState.Grant.PENDING,
                        "The store has not been asked for this yet. Check the account."));
    }

    private static CapabilityState.Grant grant(Check.Outcome outcome) {
        return switch (outcome) {
            case GRANTED -> CapabilityState.Grant.GRANTED;
            case MISSING -> CapabilityState.Grant.MISSING;
            case PENDING -> CapabilityState.Grant.PENDING;
        };
    }

    /** Old clients expect a number where the store's code for a vendor is one. */
    private static Map<String, Object> metadata(Account account) {
        return account.vendors().stream()
                .filter(LinkedVendor::chosen)
                .map(LinkedVendor::code)
                .findFirst()
                .map(code ->
                        Map.<String, Object>of("vendor_id", NUMBER.matcher(code).matches() ? Long.valueOf(code) : code))
                .orElse(Map.of());
    }
}
