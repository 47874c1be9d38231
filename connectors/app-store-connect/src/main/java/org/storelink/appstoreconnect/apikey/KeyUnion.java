package org.storelink.appstoreconnect.apikey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;

/** What all keys of an account give together. */
final class KeyUnion {

    private final List<TriedKey> tried;
    private final KeyChoice choice;

    KeyUnion(List<TriedKey> tried) {
        this.tried = List.copyOf(tried);
        this.choice = new KeyChoice(tried.stream().map(TriedKey::standing).toList());
    }

    List<Check> checks() {
        if (tried.size() == 1) {
            return tried.getFirst().checks();
        }
        List<Check> checks = new ArrayList<>();
        for (KeyRight right : KeyRight.values()) {
            checks.add(check(right));
        }
        return checks;
    }

    private Check check(KeyRight right) {
        Capability capability = right.capability();
        List<String> givers = choice.inTurn(capability);
        if (!givers.isEmpty()) {
            return new Check(capability, Check.Outcome.GRANTED, detail(givers.getFirst(), capability));
        }
        Optional<Check> pending = found(capability, Check.Outcome.PENDING).findFirst();
        boolean lackVendor = found(capability, Check.Outcome.MISSING)
                .anyMatch(check -> check.detail().equals(SalesRight.NO_VENDOR));
        return pending.orElseGet(() -> new Check(
                capability, Check.Outcome.MISSING, lackVendor ? SalesRight.NO_VENDOR : right.missingToAll(List.of())));
    }

    private Stream<Check> found(Capability capability, Check.Outcome outcome) {
        return tried.stream()
                .flatMap(key -> key.checks().stream())
                .filter(check -> check.capability() == capability && check.outcome() == outcome);
    }

    private String detail(String keyId, Capability capability) {
        return tried.stream()
                .filter(key -> key.key().keyId().equals(keyId))
                .flatMap(key -> key.checks().stream())
                .filter(check -> check.capability() == capability)
                .map(Check::detail)
                .findFirst()
                .orElse("");
    }
}
