package org.storelink.appstoreconnect.apikey;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storelink.connector.AccountKey;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.SessionMaterial;

/** Which of an account's keys is used for what, by what is known of them. */
record KeyChoice(List<KeyStanding> keys) {

    private static final String ONLY_ONE_OF_TEAM =
            "It is the only team key, and the account is the team's. Replace it by another team key.";

    KeyChoice {
        keys = List.copyOf(keys);
    }

    static KeyChoice of(List<KeyCredential> held, KeyMaterial known) {
        return new KeyChoice(held.stream().map(known::of).toList());
    }

    /** Ids of the keys that may be asked for it: the weakest that is known to give it first, and those that were never tried last. */
    List<String> inTurn(Capability capability) {
        List<KeyStanding> turn = new ArrayList<>(keys.stream()
                .filter(key -> !key.refused() && key.gives().contains(capability))
                .sorted(KeyStanding.WEAKEST_FIRST)
                .toList());
        keys.stream().filter(key -> !key.refused() && !key.isTried()).forEach(turn::add);
        return turn.stream().map(KeyStanding::keyId).toList();
    }

    boolean isEveryRefused() {
        return keys.stream().allMatch(KeyStanding::refused);
    }

    /** What people are told of the keys of an account. */
    static List<AccountKey> told(Credential credential, Optional<SessionMaterial> material) throws ConnectorException {
        List<KeyCredential> held = KeyCredential.all(credential);
        KeyMaterial known = KeyMaterial.of(material);
        KeyChoice choice = of(held, known);
        boolean oneOfTeam =
                held.size() > 1 && held.stream().filter(KeyCredential::isOfTeam).count() == 1;
        return held.stream()
                .map(key -> choice.told(key, known.of(key), oneOfTeam && key.isOfTeam()))
                .toList();
    }

    private AccountKey told(KeyCredential key, KeyStanding standing, boolean stays) {
        Set<Capability> gives = standing.refused() ? Set.of() : standing.gives();
        Set<Capability> usedFor = EnumSet.noneOf(Capability.class);
        gives.stream()
                .filter(capability -> inTurn(capability).getFirst().equals(key.keyId()))
                .forEach(usedFor::add);
        return new AccountKey(
                key.keyId(),
                key.isOfTeam() ? "Team key" : standing.fewerApps() ? "Individual key, some apps" : "Individual key",
                gives,
                usedFor,
                standing.verifiedAt(),
                Optional.of(standing.trouble()).filter(words -> !words.isEmpty()),
                stays ? Optional.of(ONLY_ONE_OF_TEAM) : Optional.empty());
    }
}
