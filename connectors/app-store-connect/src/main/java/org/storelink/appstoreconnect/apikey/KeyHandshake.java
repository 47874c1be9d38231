package org.storelink.appstoreconnect.apikey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.linking.Refusable;
import org.storelink.appstoreconnect.sales.VendorProof;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.connector.Capability;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
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
 * Links a team by a key of the API: the key is tried, then sales of each vendor, then financial reports; only then it is linked. Nothing is
 * asked of the person: no question of the API's tells vendor numbers, so they are typed.
 */
public final class KeyHandshake implements LinkHandshake {

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
            if (typed.issuer().isEmpty()) {
                return new LinkStep.Refused(KeyRight.SALES.missing(false));
            }
            List<String> vendors =
                    typed.vendors().isEmpty() ? KeyMaterial.of(earlier).vendors() : typed.vendors();
            return vendors.isEmpty() ? new LinkStep.Refused(noVendor()) : linked(typed, api, vendors);
        });
    }

    private LinkStep linked(KeyCredential typed, Api api, List<String> vendors)
            throws ConnectorException, InterruptedException {
        String proved = new VendorProof(api::sales, context.clock(), ApiKeyMode.MOST_VENDORS).prove(vendors);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(Capability.SALES, Check.Outcome.GRANTED, proved));
        checks.add(new FinanceRight(api, context.clock()).check(vendors.getFirst()));
        List<String> cautions = api.mayReadUsers()
                ? List.of(
                        "This key may see the users of the team, so it may do far more than is needed here. A key with the"
                                + " role Finance alone is enough and safer.")
                : List.of();
        return new LinkStep.Linked(new LinkGrant(
                new StoreIdentity(typed.issuer().orElseThrow(), "API key " + typed.keyId()),
                vendors.stream().map(vendor -> new Vendor(vendor, vendor)).toList(),
                checks,
                Optional.of(new KeyMaterial(vendors).toMaterial()),
                cautions,
                Optional.empty(),
                Optional.of(ApiKeyGuide.ID)));
    }

    private static RequestRejected noVendor() {
        return new RequestRejected(
                "The key is good. Type the vendor number as well: App Store Connect shows it under Payments"
                        + " and Financial Reports, at the top, and tells it to no key.");
    }

    @Override
    public LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer)
            throws ConnectorException {
        throw new ConnectorException(new Defect("Linking by API key asks nothing. Begin again."));
    }
}
