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
        List<TriedKey> askable = choice.inTurn(capability).stream()
                .flatMap(keyId -> tried.stream().filter(key -> key.key().keyId().equals(keyId)))
                .toList();
        return askable.stream()
                .flatMap(key -> key.found(capability).stream())
                .filter(check -> check.outcome() == Check.Outcome.GRANTED)
                .findFirst()
                .or(() -> unanswered(askable, right))
                .or(() -> found(capability, Check.Outcome.PENDING).findFirst())
                .orElseGet(() -> missing(right));
    }

    /** What a key gives, or may give, that was not answered this time. */
    private static Optional<Check> unanswered(List<TriedKey> askable, KeyRight right) {
        return askable.stream()
                .filter(key -> key.checks().isEmpty())
                .findFirst()
                .map(key -> key.standing().gives().contains(right.capability())
                        ? new Check(right.capability(), Check.Outcome.GRANTED, "")
                        : right.notFoundOut(
                                "Apple has not answered key " + key.key().keyId() + "."));
    }

    private Check missing(KeyRight right) {
        Capability capability = right.capability();
        boolean lackVendor = found(capability, Check.Outcome.MISSING)
                .anyMatch(check -> check.detail().equals(SalesRight.NO_VENDOR));
        return new Check(
                capability, Check.Outcome.MISSING, lackVendor ? SalesRight.NO_VENDOR : right.missingToAll(List.of()));
    }

    private Stream<Check> found(Capability capability, Check.Outcome outcome) {
        return tried.stream()
                .flatMap(key -> key.found(capability).stream())
                .filter(check -> check.outcome() == outcome);
    }
}
