package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.finance.FinanceReport;
import org.storelink.appstoreconnect.finance.RegionDownloads;
import org.storelink.appstoreconnect.reviews.ApiReplies;
import org.storelink.appstoreconnect.reviews.KeyReviews;
import org.storelink.appstoreconnect.sales.SalesDownloads;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.subscriptions.TrendReports;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.appstoreconnect.wire.Interruption;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.Credential;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Replies;
import org.storelink.connector.Reports;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreSession;

/** A session with a team that was linked by a key. Opening it sends nothing. */
public final class KeySession implements StoreSession {

    /** A person waits. */
    private static final int MOST_TRIED = 10;

    private final Api api;
    private final Clock clock;
    private final boolean ofTeam;
    private final List<String> vendors;
    private final Reports reports;
    private final KeyReviews reviews;
    private final Replies replies;

    public KeySession(ConnectorContext context, Credential credential, MaterialStore material)
            throws ConnectorException {
        KeyCredential key = KeyCredential.of(credential);
        this.api = new Api(context, key);
        this.clock = context.clock();
        this.ofTeam = key.isOfTeam();
        List<String> kept = KeyMaterial.of(material.current()).vendors();
        this.vendors = kept.isEmpty() ? key.vendors() : kept;
        Reports sales = new SalesDownloads(TrendReports.ALL, new ConfirmedSales(api, clock), Api.NAME, clock);
        Reports finance =
                new RegionDownloads(api::finance, Guess.FINANCIAL_REPORTS_BY_REGION.isFollowed(context), clock);
        Reports each = (slice, resume, sink) ->
                (FinanceReport.ofStream(slice.stream()).isPresent() ? finance : sales).fetch(slice, resume, sink);
        this.reports = new ReportsByVendor(each, api, clock, vendors);
        Switches switches = Switches.of(context);
        this.reviews = new KeyReviews(api::ask, switches, api::trouble);
        this.replies = ApiReplies.ofKey(api::ask, switches, ApiReplies.limit(context), api::trouble);
    }

    @Override
    public List<Check> check() throws ConnectorException {
        return Interruption.failing("The check was interrupted.", () -> {
            List<Check> all = new ArrayList<>(ofTeam ? ofReports() : notForPersons());
            all.addAll(new ReviewRight(reviews, ofTeam).checks());
            return all;
        });
    }

    static List<Check> notForPersons() {
        return Stream.of(KeyRight.SALES, KeyRight.SUBSCRIPTIONS, KeyRight.FINANCE)
                .map(right -> right.notGiven(false))
                .toList();
    }

    /**
     * By the first vendor whose sales may be read, since nothing tells here which ones are collected. What Apple refuses may be the
     * vendor alone: a number that is not the team's any more, and a key without the right, look the same. So the right is missing only
     * where each one that was tried is refused.
     */
    private List<Check> ofReports() throws ConnectorException, InterruptedException {
        if (vendors.isEmpty()) {
            return SalesRight.withoutVendor();
        }
        Tried best = tried();
        return List.of(
                best.sales(),
                SalesRight.subscriptions(best.sales()),
                new FinanceRight(api, clock).check(best.vendor()));
    }

    private record Tried(String vendor, Check sales) {}

    private Tried tried() throws ConnectorException, InterruptedException {
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

    @Override
    public Optional<Reports> reports() {
        return Optional.of(reports);
    }

    @Override
    public Optional<Reviews> reviews() {
        return Optional.of(reviews);
    }

    @Override
    public Optional<Replies> replies() {
        return Optional.of(replies);
    }
}
