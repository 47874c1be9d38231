package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.reviews.KeyReviews;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unreadable;

/** Finds out what one key gives, by asking for a little of each. */
record KeyProbe(KeyCredential key, Api api, Switches switches, Clock clock) {

    /** A person waits. */
    private static final int MOST_TRIED = 10;

    static KeyProbe of(ConnectorContext context, KeyRing.Held held) {
        return new KeyProbe(held.key(), held.api(), Switches.of(context), context.clock());
    }

    /** @param vendors those that reports are asked for by; of the first whose sales may be read the rest is asked */
    List<Check> checks(List<String> vendors) throws ConnectorException, InterruptedException {
        List<Check> all = new ArrayList<>(key.isOfTeam() ? ofReports(vendors) : notForPersons());
        all.addAll(ofReviews());
        return all;
    }

    List<Check> ofReviews() throws ConnectorException, InterruptedException {
        return new ReviewRight(reviews(), key.isOfTeam()).checks();
    }

    KeyReviews reviews() {
        return new KeyReviews(api::ask, switches, api::trouble);
    }

    static List<Check> notForPersons() {
        return Stream.of(KeyRight.SALES, KeyRight.SUBSCRIPTIONS, KeyRight.FINANCE)
                .map(right -> right.notGiven(false))
                .toList();
    }

    /**
     * What Apple refuses may be the vendor alone: a number that is not the team's any more, and a key without the right, look the same. So the
     * right is missing only where each one that was tried is refused.
     */
    private List<Check> ofReports(List<String> vendors) throws ConnectorException, InterruptedException {
        if (vendors.isEmpty()) {
            return SalesRight.withoutVendor();
        }
        Tried best = tried(vendors);
        return List.of(
                best.sales(),
                SalesRight.subscriptions(best.sales()),
                new FinanceRight(api, clock).check(best.vendor()));
    }

    private record Tried(String vendor, Check sales) {}

    private Tried tried(List<String> vendors) throws ConnectorException, InterruptedException {
        SalesRight right = new SalesRight(api, clock);
        Optional<Tried> refused = Optional.empty();
        Optional<ConnectorException> trouble = Optional.empty();
        for (String vendor : vendors.subList(0, Math.min(MOST_TRIED, vendors.size()))) {
            try {
                Tried tried = new Tried(vendor, right.check(vendor));
                if (tried.sales().outcome() == Check.Outcome.GRANTED) {
                    return tried;
                }
                refused = Optional.of(tried);
            } catch (ConnectorException e) {
                if (!isAboutOneVendor(e.failure())) {
                    throw e;
                }
                trouble = Optional.of(e);
            }
        }
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return refused.orElseThrow();
    }

    private static boolean isAboutOneVendor(ConnectorFailure failure) {
        return failure instanceof RequestRejected || failure instanceof Unreadable;
    }
}
