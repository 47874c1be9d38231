package org.storelink.appstoreconnect.apikey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.linking.Answers;
import org.storelink.appstoreconnect.linking.Questions;
import org.storelink.appstoreconnect.linking.Refusable;
import org.storelink.appstoreconnect.sales.VendorProof;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.connector.Capability;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * Links a team by keys of the API. The key that was entered last is tried: by itself, then sales of each vendor, then financial reports, then
 * reviews; only then it is linked, if it gives any of them. Keys that the account holds already are tried after it, and what all of them
 * give together is the account's; one of them that Apple does not take any more, or does not
 * answer just now, stands in nobody's way. No question of the API's tells
 * vendor numbers, so they are typed; a key for reviews alone needs none. Who types none is asked which of those of before are collected,
 * since some may have been switched off.
 */
public final class KeyHandshake implements LinkHandshake {

    /** Of a key that gives nothing, what is said of financial reports and replies says nothing new. */
    private static final Set<Capability> TOLD_OF_NOTHING = Set.of(Capability.SALES, Capability.REVIEWS);

    /** A person waits. */
    private static final int MOST_TRIED = 3;

    private final ConnectorContext context;

    public KeyHandshake(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException {
        return Refusable.step(() -> {
            Guess.check(context);
            List<KeyRing.Held> keys = held(credential);
            KeyRing.Held added = keys.getLast();
            SameTeam team = new SameTeam(context, added, keys.subList(0, keys.size() - 1));
            team.requireSameIssuer();
            KeyMaterial known = KeyMaterial.of(earlier);
            List<String> typed = added.key().isOfTeam() ? added.key().vendors() : List.of();
            boolean vendorsStay = keys.size() > 1 && !known.vendors().isEmpty();
            if (vendorsStay && !known.vendors().containsAll(typed)) {
                throw new ConnectorException(otherVendors(known.vendors()));
            }
            added.api().verify();
            if (keys.size() > 1) {
                KeyStanding fresh = KeyStanding.neverTried(added.key().keyId());
                known = known.knowing(fresh.showing(team.showsFewerApps()));
            } else if (!added.key().isOfTeam()) {
                return linked(keys, List.of(), new KeyMaterial(List.of(), known.keys()));
            }
            if (!typed.isEmpty() && !vendorsStay) {
                return linked(keys, typed, new KeyMaterial(typed, known.keys()));
            }
            return known.vendors().size() > 1
                    ? new LinkStep.Challenged(
                            Questions.whichVendors(known.vendors()),
                            new HandshakeState(known.toMaterial().bytes()))
                    : linked(keys, known.vendors(), known);
        });
    }

    private static RequestRejected otherVendors(List<String> known) {
        return new RequestRejected("A key that is added changes no vendors: they stay as they were linked ("
                + String.join(", ", known)
                + "). Leave the vendor number empty. To change the vendors, link the account again.");
    }

    private List<KeyRing.Held> held(Credential credential) throws ConnectorException {
        return KeyRing.hold(context, KeyCredential.all(credential));
    }

    /** @param known all vendors that are asked about when the account is linked again, and what was known of its keys */
    private LinkStep linked(List<KeyRing.Held> keys, List<String> vendors, KeyMaterial known)
            throws ConnectorException, InterruptedException {
        KeyRing.Held added = keys.getLast();
        List<Check> ofAdded = checks(added, vendors);
        if (ofAdded.stream().noneMatch(check -> check.outcome() == Check.Outcome.GRANTED)) {
            boolean isPending = ofAdded.stream().anyMatch(check -> check.outcome() == Check.Outcome.PENDING);
            return new LinkStep.Refused(
                    added.key().isOfTeam() && vendors.isEmpty() && !isPending ? noVendor() : givesNothing(ofAdded));
        }
        List<TriedKey> tried = new ArrayList<>();
        for (KeyRing.Held held : keys.subList(0, keys.size() - 1)) {
            tried.add(again(held, vendors, known.of(held.key())));
        }
        tried.add(tried(added, ofAdded, known.of(added.key())));
        List<Check> checks = new KeyUnion(tried).checks();
        boolean maySell = checks.stream()
                .anyMatch(check -> check.capability() == Capability.SALES && check.outcome() == Check.Outcome.GRANTED);
        return new LinkStep.Linked(new LinkGrant(
                identity(keys),
                maySell
                        ? vendors.stream()
                                .map(vendor -> new Vendor(vendor, vendor))
                                .toList()
                        : List.of(),
                checks,
                Optional.of(new KeyMaterial(
                                known.vendors(),
                                tried.stream().map(TriedKey::standing).toList())
                        .toMaterial()),
                cautions(tried),
                Optional.empty(),
                Optional.of(ApiKeyGuide.ID)));
    }

    /** What the key that is linked gives. */
    private List<Check> checks(KeyRing.Held added, List<String> vendors)
            throws ConnectorException, InterruptedException {
        KeyProbe probe = KeyProbe.of(context, added);
        if (!added.key().isOfTeam() || vendors.isEmpty()) {
            return probe.checks(vendors);
        }
        Check sales = sales(added.api(), vendors);
        Check finance = new FinanceRight(added.api(), context.clock()).check(vendors.getFirst());
        if (sales.outcome() != Check.Outcome.GRANTED && finance.outcome() == Check.Outcome.GRANTED) {
            throw new ConnectorException(notReadable(vendors));
        }
        List<Check> checks = new ArrayList<>(List.of(sales, SalesRight.subscriptions(sales), finance));
        checks.addAll(probe.ofReviews());
        return checks;
    }

    /** What a key gives that the account holds already. */
    private TriedKey again(KeyRing.Held held, List<String> vendors, KeyStanding before)
            throws ConnectorException, InterruptedException {
        try {
            return tried(held, KeyProbe.of(context, held).checks(vendors), before);
        } catch (ConnectorException e) {
            if (e.failure() instanceof CredentialRejected) {
                return new TriedKey(held.key(), List.of(), before.after(e.failure(), Capability.SALES));
            }
            if (TriedKey.isUnanswered(e.failure())) {
                return TriedKey.unanswered(held.key(), before);
            }
            throw e;
        }
    }

    private TriedKey tried(KeyRing.Held held, List<Check> checks, KeyStanding before) throws InterruptedException {
        return new TriedKey(
                held.key(),
                checks,
                before.tried(
                        checks, mayFarMore(held.api(), before), context.clock().instant()));
    }

    /** Something has been granted; that nothing could be found to warn of takes nothing away, and no earlier warning. */
    private static boolean mayFarMore(Api api, KeyStanding before) throws InterruptedException {
        try {
            return api.mayReadUsers();
        } catch (ConnectorException _) {
            return before.farMore();
        }
    }

    /** What could not be found out may be the right that the key is for. */
    private static ConnectorFailure givesNothing(List<Check> checks) {
        String words = checks.stream()
                .filter(check -> TOLD_OF_NOTHING.contains(check.capability()))
                .map(check -> check.detail().replace(KeyRight.TRIED_AGAIN, " Try again later."))
                .collect(Collectors.joining(" "));
        return checks.stream()
                        .anyMatch(check ->
                                check.capability() == Capability.REVIEWS && check.outcome() == Check.Outcome.PENDING)
                ? new Unavailable(words)
                : new PermissionMissing(Capability.SALES, words);
    }

    /** A key that may read none of them may be one for something else; one that may read some has been given a wrong number. */
    private Check sales(Api api, List<String> vendors) throws ConnectorException, InterruptedException {
        try {
            return new Check(
                    Capability.SALES,
                    Check.Outcome.GRANTED,
                    new VendorProof(api::sales, context.clock()).prove(vendors));
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing missing) {
                requireAllRefused(api, vendors.subList(0, Math.min(MOST_TRIED, vendors.size())));
                return new Check(Capability.SALES, Check.Outcome.MISSING, missing.message());
            }
            throw e;
        }
    }

    /** A vendor of another team and a missing right look the same, but the right is missing for all vendors. */
    private void requireAllRefused(Api api, List<String> vendors) throws ConnectorException, InterruptedException {
        SalesRight right = new SalesRight(api, context.clock());
        List<String> refused = new ArrayList<>();
        for (String vendor : vendors) {
            if (right.check(vendor).outcome() == Check.Outcome.MISSING) {
                refused.add(vendor);
            }
        }
        if (refused.size() < vendors.size()) {
            throw new ConnectorException(notReadable(refused.isEmpty() ? vendors : refused));
        }
    }

    private static RequestRejected notReadable(List<String> vendors) {
        return new RequestRejected("This key may read reports, but Apple does not give it sales of "
                + (vendors.size() == 1 ? "vendor " : "vendors ") + String.join(", ", vendors)
                + ". Compare the number with the one that App Store Connect shows at the top of Payments and Financial"
                + " Reports; correct it, or leave it out.");
    }

    /** The team, which stays when a key is replaced; of one key that is a person's, that key. */
    private static StoreIdentity identity(List<KeyRing.Held> keys) {
        return keys.stream()
                .flatMap(held -> held.key().issuer().stream())
                .findFirst()
                .map(issuer -> new StoreIdentity(issuer, "Team of issuer ID " + issuer))
                .orElseGet(() -> {
                    String keyId = keys.getFirst().key().keyId();
                    return new StoreIdentity("individual key " + keyId, "Individual key " + keyId);
                });
    }

    private static List<String> cautions(List<TriedKey> tried) {
        return tried.stream()
                .filter(key -> key.standing().farMore())
                .map(key -> (tried.size() == 1 ? "This key" : "Key " + key.key().keyId())
                        + " may see the users of the team, so it may do far more than is needed here."
                        + (key.key().isOfTeam()
                                ? " A key with the roles Finance and Customer Support is enough and safer."
                                : " The key of a person with the role Customer Support is enough and safer."))
                .toList();
    }

    private static RequestRejected noVendor() {
        return new RequestRejected(
                "The key is good. Reviews could not be read with it, so type the vendor number for reports: App Store"
                        + " Connect shows it under Payments and Financial Reports, at the top, and tells it to no key.");
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        KeyMaterial known = KeyMaterial.of(Optional.of(new SessionMaterial(state.bytes(), Optional.empty())));
        List<String> chosen = Answers.chosen(answer);
        if (!known.vendors().containsAll(chosen)) {
            throw Answers.unfit();
        }
        return Refusable.step(() -> linked(held(credential), chosen, known));
    }
}
