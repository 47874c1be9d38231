package org.storelink.appstoreconnect.apikey;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.StoreApp;

/**
 * Whether a key belongs to the team of an account's other keys. Team keys name their team by the issuer ID, which Apple has verified with
 * the token. The key of a person names none: it is the team's when every app that it shows is one of those that a team key shows, since
 * an app belongs to one team.
 */
record SameTeam(ConnectorContext context, KeyRing.Held added, List<KeyRing.Held> others) {

    /**
     * Compares what the keys say of themselves; sends nothing.
     *
     * @throws ConnectorException when the key is another team's
     */
    void requireSameIssuer() throws ConnectorException {
        Optional<String> issuer = added.key().issuer();
        for (KeyRing.Held other : others) {
            Optional<String> expected = other.key().issuer();
            if (issuer.isPresent() && expected.isPresent() && !expected.equals(issuer)) {
                throw refused("it is of another team: its issuer ID is " + issuer.get()
                        + ", and that of the account's keys is " + expected.get()
                        + ". Link it as an account of its own");
            }
        }
    }

    /**
     * Whether the key shows fewer apps than the team has.
     *
     * @throws ConnectorException when the key shows apps that are not the team's, or nothing tells whether they are
     */
    boolean showsFewerApps() throws ConnectorException, InterruptedException {
        if (added.key().isOfTeam()) {
            return false;
        }
        Set<String> ofPerson = apps(added);
        Set<String> ofTeam = appsOfTeam();
        if (ofPerson.isEmpty()) {
            throw refused(
                    "it shows no app, so nothing tells whether it is of the account's team. Give its owner an app in"
                            + " App Store Connect under Users and Access");
        }
        if (!ofTeam.containsAll(ofPerson)) {
            throw refused("it shows apps that the account's team does not have. Link it as an account of its own");
        }
        return ofPerson.size() < ofTeam.size();
    }

    private Set<String> appsOfTeam() throws ConnectorException, InterruptedException {
        Optional<ConnectorException> rejected = Optional.empty();
        Optional<ConnectorException> unanswered = Optional.empty();
        for (KeyRing.Held other : others) {
            if (other.key().isOfTeam()) {
                try {
                    return apps(other);
                } catch (ConnectorException e) {
                    if (e.failure() instanceof CredentialRejected) {
                        rejected = Optional.of(e);
                    } else if (TriedKey.isUnanswered(e.failure())) {
                        unanswered = Optional.of(e);
                    } else {
                        throw e;
                    }
                }
            }
        }
        if (unanswered.isPresent()) {
            throw unanswered.get();
        }
        throw rejected.isPresent()
                ? refused(
                        "it names no team, and Apple accepts none of the account's team keys that could tell whether it is"
                                + " of the same. Replace that one first")
                : refused("it names no team, and the account has no team key that could tell whether it is of the same."
                        + " Link the team by a team key as an account of its own, and add this key there");
    }

    private Set<String> apps(KeyRing.Held held) throws ConnectorException, InterruptedException {
        return KeyProbe.of(context, held).reviews().apps().stream()
                .map(StoreApp::storeId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private ConnectorException refused(String why) {
        return new ConnectorException(
                new RequestRejected("Key " + added.key().keyId() + " was not added: " + why + ". Nothing was saved."));
    }
}
