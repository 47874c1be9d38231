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
import org.storelink.connector.ConnectorFailure;
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
 * Links a team by a key of the API: the key is tried, then sales of each vendor, then financial reports, then reviews; only then it is linked,
 * if it gives any of them. No question of the API's tells vendor numbers, so they are typed; a key for reviews alone
 * needs none. Who links again and types none is asked which of those of before are collected, since some may have been switched off.
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
                case 0 -> linkedWithoutVendor(typed, api);
                case 1 -> linked(typed, api, before, before);
                default -> new LinkStep.Challenged(Questions.whichVendors(before), state(before));
            };
        });
    }

    /** @param all those that are asked about when the account is linked again */
    private LinkStep linked(KeyCredential typed, Api api, List<String> vendors, List<String> all)
            throws ConnectorException, InterruptedException {
        Check sales = sales(api, vendors);
        Check finance = new FinanceRight(api, context.clock()).check(vendors.getFirst());
        boolean maySell = sales.outcome() == Check.Outcome.GRANTED;
        if (!maySell && finance.outcome() == Check.Outcome.GRANTED) {
            return new LinkStep.Refused(notReadable(vendors));
        }
        List<Check> checks = new ArrayList<>(List.of(sales, SalesRight.subscriptions(sales), finance));
        checks.addAll(reviews(typed, api).checks());
        return linked(
                identity(typed.issuer().orElseThrow()),
                maySell
                        ? vendors.stream()
                                .map(vendor -> new Vendor(vendor, vendor))
                                .toList()
                        : List.of(),
                checks,
                new KeyMaterial(all),
                typed,
                api);
    }

    /** A key that gives reviews needs no vendor number; whoever wants reports is told so. */
    private LinkStep linkedWithoutVendor(KeyCredential typed, Api api) throws ConnectorException, InterruptedException {
        List<Check> ofReviews = reviews(typed, api).checks();
        if (ofReviews.stream().allMatch(check -> check.outcome() == Check.Outcome.MISSING)) {
            return new LinkStep.Refused(noVendor());
        }
        List<Check> checks = new ArrayList<>(SalesRight.withoutVendor());
        checks.addAll(ofReviews);
        return linked(
                identity(typed.issuer().orElseThrow()), List.of(), checks, new KeyMaterial(List.of()), typed, api);
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
                typed,
                api);
    }

    private LinkStep linked(
            StoreIdentity identity,
            List<Vendor> vendors,
            List<Check> checks,
            KeyMaterial material,
            KeyCredential typed,
            Api api)
            throws InterruptedException {
        if (checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.GRANTED)) {
            return new LinkStep.Refused(givesNothing(checks));
        }
        return new LinkStep.Linked(new LinkGrant(
                identity,
                vendors,
                checks,
                Optional.of(material.toMaterial()),
                cautions(typed, api),
                Optional.empty(),
                Optional.of(ApiKeyGuide.ID)));
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

    private ReviewRight reviews(KeyCredential typed, Api api) {
        return new ReviewRight(new KeyReviews(api::ask, Switches.of(context), api::trouble), typed.isOfTeam());
    }

    /** The team, which stays when its key is replaced. */
    private static StoreIdentity identity(String issuer) {
        return new StoreIdentity(issuer, "Team of issuer ID " + issuer);
    }

    private static List<String> cautions(KeyCredential typed, Api api) throws InterruptedException {
        String enough = typed.isOfTeam()
                ? " A key with the roles Finance and Customer Support is enough and safer."
                : " The key of a person with the role Customer Support is enough and safer.";
        try {
            return api.mayReadUsers()
                    ? List.of("This key may see the users of the team, so it may do far more than is needed here."
                            + enough)
                    : List.of();
        } catch (ConnectorException _) {
            // Something has been granted; that nothing could be found to warn of takes nothing away.
            return List.of();
        }
    }

    private static RequestRejected noVendor() {
        return new RequestRejected(
                "The key is good. Reviews could not be read with it, so type the vendor number for reports: App Store"
                        + " Connect shows it under Payments and Financial Reports, at the top, and tells it to no key.");
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
