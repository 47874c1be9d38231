package org.storelink.appstoreconnect.apikey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.linking.Answers;
import org.storelink.appstoreconnect.linking.Questions;
import org.storelink.appstoreconnect.linking.Refusable;
import org.storelink.appstoreconnect.reviews.KeyReviews;
import org.storelink.appstoreconnect.sales.VendorProof;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.connector.Capability;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreIdentity;
import org.storelink.connector.Vendor;

/**
 * Links a team by a key of the API: the key is tried, then sales of each vendor, then financial reports, then reviews; only then it is linked,
 * if it gives any of them. No question of the API's tells vendor numbers, so they are typed; the key of a person opens no reports and needs none. Who links again and types none is asked which of those of before are
 * collected, since some may have been switched off.
 */
public final class KeyHandshake implements LinkHandshake {

    /** Of a key that gives nothing, what is said of financial reports and replies says nothing new. */
    private static final Set<Capability> TOLD_OF_NOTHING = Set.of(Capability.SALES, Capability.REVIEWS);

    private final ConnectorContext context;

    public KeyHandshake(ConnectorContext context) {
        this.context = context;
    }

    @Override
    public LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException {
        return Refusable.step(() -> {
            Guess.check(context);
            KeyCredential typed = KeyCredential.of(credential);
            Api api = new Api(context, typed);
            api.verify();
            if (!typed.isOfTeam()) {
                return linkedByPerson(typed, api);
            }
            if (!typed.vendors().isEmpty()) {
                return linked(typed, api, typed.vendors(), typed.vendors());
            }
            List<String> before = KeyMaterial.of(earlier).vendors();
            return switch (before.size()) {
                case 0 -> new LinkStep.Refused(noVendor());
                case 1 -> linked(typed, api, before, before);
                default -> new LinkStep.Challenged(Questions.whichVendors(before), state(before));
            };
        });
    }

    /** @param all those that are asked about when the account is linked again */
    private LinkStep linked(KeyCredential typed, Api api, List<String> vendors, List<String> all)
            throws ConnectorException, InterruptedException {
        List<Check> checks = new ArrayList<>();
        Check sales = sales(api, vendors);
        checks.add(sales);
        checks.add(KeySession.subscriptions(sales));
        checks.add(new FinanceRight(api, context.clock()).checkBesideSales(vendors.getFirst()));
        checks.addAll(reviews(typed, api).checks());
        return linked(
                identity(typed.issuer().orElseThrow()),
                vendors.stream().map(vendor -> new Vendor(vendor, vendor)).toList(),
                checks,
                new KeyMaterial(all),
                api);
    }

    /** Reports are for keys of teams alone; what else the person may do goes with the key. */
    private LinkStep linkedByPerson(KeyCredential typed, Api api) throws ConnectorException, InterruptedException {
        List<Check> checks = new ArrayList<>(KeySession.notForPersons());
        checks.addAll(reviews(typed, api).checks());
        return linked(
                new StoreIdentity("individual key " + typed.keyId(), "Individual key " + typed.keyId()),
                List.of(),
                checks,
                new KeyMaterial(List.of()),
                api);
    }

    private LinkStep linked(
            StoreIdentity identity, List<Vendor> vendors, List<Check> checks, KeyMaterial material, Api api)
            throws InterruptedException {
        if (checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.GRANTED)) {
            return new LinkStep.Refused(new PermissionMissing(
                    Capability.SALES,
                    checks.stream()
                            .filter(check -> TOLD_OF_NOTHING.contains(check.capability()))
                            .map(Check::detail)
                            .collect(Collectors.joining(" "))));
        }
        return new LinkStep.Linked(new LinkGrant(
                identity,
                vendors,
                checks,
                Optional.of(material.toMaterial()),
                cautions(api),
                Optional.empty(),
                Optional.of(ApiKeyGuide.ID)));
    }

    /** A key that may not read them may be one for something else. */
    private Check sales(Api api, List<String> vendors) throws ConnectorException, InterruptedException {
        try {
            return new Check(
                    Capability.SALES,
                    Check.Outcome.GRANTED,
                    new VendorProof(api::sales, context.clock()).prove(vendors));
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing missing) {
                return new Check(Capability.SALES, Check.Outcome.MISSING, missing.message());
            }
            throw e;
        }
    }

    private ReviewRight reviews(KeyCredential typed, Api api) {
        return new ReviewRight(new KeyReviews(api::ask, Switches.of(context), api::trouble), typed.isOfTeam());
    }

    /** The team, which stays when its key is replaced. */
    private static StoreIdentity identity(String issuer) {
        return new StoreIdentity(issuer, "Team of issuer ID " + issuer);
    }

    private static List<String> cautions(Api api) throws InterruptedException {
        try {
            return api.mayReadUsers()
                    ? List.of(
                            "This key may see the users of the team, so it may do far more than is needed here. A key with the"
                                    + " roles Finance and Customer Support is enough and safer.")
                    : List.of();
        } catch (ConnectorException _) {
            // Something has been granted; that nothing could be found to warn of takes nothing away.
            return List.of();
        }
    }

    private static RequestRejected noVendor() {
        return new RequestRejected(
                "The key is good. Type the vendor number as well: App Store Connect shows it under Payments"
                        + " and Financial Reports, at the top, and tells it to no key.");
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        List<String> offered = KeyMaterial.of(Optional.of(new SessionMaterial(state.bytes(), Optional.empty())))
                .vendors();
        List<String> chosen = Answers.chosen(answer);
        if (!offered.containsAll(chosen)) {
            throw Answers.unfit();
        }
        return Refusable.step(() -> {
            KeyCredential typed = KeyCredential.of(credential);
            return linked(typed, new Api(context, typed), chosen, offered);
        });
    }

    private static HandshakeState state(List<String> offered) {
        return new HandshakeState(new KeyMaterial(offered).toMaterial().bytes());
    }
}
