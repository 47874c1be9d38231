package org.storelink.appstoreconnect.apikey;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.CredentialRejected;

/**
 * What is known of a key.
 *
 * @param gives what it was found to give when it was tried last
 * @param farMore whether it may do far more than is needed, as an administrator's may
 * @param fewerApps whether it shows fewer apps than its team has
 * @param verifiedAt when it was tried last and Apple took it; empty when it never was
 * @param refused whether Apple does not take it any more
 * @param trouble what has become worse since it was tried; empty when nothing has
 */
record KeyStanding(
        String keyId,
        Set<Capability> gives,
        boolean farMore,
        boolean fewerApps,
        Optional<Instant> verifiedAt,
        boolean refused,
        String trouble) {

    /** The least power first. What shows fewer apps tells less, so it comes last. */
    static final Comparator<KeyStanding> WEAKEST_FIRST = Comparator.comparing(KeyStanding::fewerApps)
            .thenComparing(KeyStanding::farMore)
            .thenComparing(key -> key.gives().size());

    KeyStanding {
        gives = Set.copyOf(gives);
    }

    static KeyStanding neverTried(String keyId) {
        return new KeyStanding(keyId, Set.of(), false, false, Optional.empty(), false, "");
    }

    /** Apple has taken the key. What could not be found out this time stays as it was. */
    KeyStanding tried(List<Check> checks, boolean mayFarMore, Instant now) {
        Set<Capability> granted =
                checks.stream().filter(this::isGiven).map(Check::capability).collect(Collectors.toUnmodifiableSet());
        return new KeyStanding(keyId, granted, mayFarMore, fewerApps, Optional.of(now), false, "");
    }

    private boolean isGiven(Check check) {
        return switch (check.outcome()) {
            case GRANTED -> true;
            case PENDING -> gives.contains(check.capability());
            case MISSING -> false;
        };
    }

    KeyStanding showing(boolean fewer) {
        return new KeyStanding(keyId, gives, farMore, fewer, verifiedAt, refused, trouble);
    }

    /** @param failure that Apple does not take the key, or that it has no right to the capability */
    KeyStanding after(ConnectorFailure failure, Capability capability) {
        if (failure instanceof CredentialRejected) {
            return new KeyStanding(
                    keyId,
                    gives,
                    farMore,
                    fewerApps,
                    verifiedAt,
                    true,
                    "Apple does not accept this key any more: it was revoked, or its owner has left the team. Replace or"
                            + " remove it.");
        }
        if (!gives.contains(capability)) {
            return this;
        }
        Set<Capability> left = EnumSet.copyOf(gives);
        left.remove(capability);
        return new KeyStanding(
                keyId,
                left,
                farMore,
                fewerApps,
                verifiedAt,
                refused,
                "Apple does not let this key " + KeyRight.of(capability).what() + " any more.");
    }

    boolean isTried() {
        return verifiedAt.isPresent();
    }

    Json written() {
        return Json.object(
                "id",
                keyId,
                "gives",
                Json.list(gives.stream().map(Capability::name).sorted().toList()),
                "farMore",
                farMore,
                "fewerApps",
                fewerApps,
                "verifiedAt",
                verifiedAt.map(Instant::toString).orElse(""),
                "refused",
                refused,
                "trouble",
                trouble);
    }

    /** Empty when it is of another version. */
    static Optional<KeyStanding> read(Json json) {
        try {
            Set<Capability> gives = json.at("gives").items().stream()
                    .flatMap(each -> each.text().stream())
                    .map(Capability::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
            Optional<Instant> verifiedAt =
                    json.at("verifiedAt").text().filter(text -> !text.isEmpty()).map(Instant::parse);
            return json.at("id")
                    .text()
                    .map(id -> new KeyStanding(
                            id,
                            gives,
                            json.at("farMore").isTrue(),
                            json.at("fewerApps").isTrue(),
                            verifiedAt,
                            json.at("refused").isTrue(),
                            json.at("trouble").text().orElse("")));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }
}
