package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.finance.FinanceReport;
import org.storelink.appstoreconnect.finance.RegionDownloads;
import org.storelink.appstoreconnect.reviews.ApiReplies;
import org.storelink.appstoreconnect.reviews.KeyReviews;
import org.storelink.appstoreconnect.sales.SalesDownloads;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.subscriptions.TrendReports;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.appstoreconnect.wire.Interruption;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.Credential;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Replies;
import org.storelink.connector.Reports;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreSession;

/** A session with a team that was linked by keys. Opening it sends nothing. */
public final class KeySession implements StoreSession {

    private final ConnectorContext context;
    private final KeyRing ring;
    private final List<String> vendors;
    private final Reports reports;
    private final KeyReviews reviews;
    private final Replies replies;

    public KeySession(ConnectorContext context, Credential credential, MaterialStore material)
            throws ConnectorException {
        Clock clock = context.clock();
        this.context = context;
        this.ring = new KeyRing(context, KeyCredential.all(credential), material);
        this.vendors = ring.vendors();
        Reports sales = new SalesDownloads(TrendReports.ALL, new ConfirmedSales(ring::sales, clock), Api.NAME, clock);
        Reports finance =
                new RegionDownloads(ring::finance, Guess.FINANCIAL_REPORTS_BY_REGION.isFollowed(context), clock);
        this.reports = (slice, resume, sink) ->
                (FinanceReport.ofStream(slice.stream()).isPresent() ? finance : sales).fetch(slice, resume, sink);
        Switches switches = Switches.of(context);
        this.reviews = new KeyReviews(request -> ring.ask(Capability.REVIEWS, request), switches, ring::trouble);
        this.replies = ApiReplies.ofKey(
                request -> ring.ask(Capability.REPLIES, request), switches, ApiReplies.limit(context), ring::trouble);
    }

    /** Each key is tried again, also one that Apple did not take before. One that is not answered stays as it was, if another is. */
    @Override
    public List<Check> check() throws ConnectorException {
        return Interruption.failing("The check was interrupted.", () -> {
            List<TriedKey> tried = new ArrayList<>();
            KeyMaterial next = ring.known();
            Optional<ConnectorException> rejected = Optional.empty();
            Optional<ConnectorException> unanswered = Optional.empty();
            for (KeyRing.Held held : ring.all()) {
                KeyStanding before = next.of(held.key());
                try {
                    List<Check> checks = KeyProbe.of(context, held).checks(vendors);
                    tried.add(new TriedKey(
                            held.key(),
                            checks,
                            before.tried(
                                    checks, before.farMore(), context.clock().instant())));
                } catch (ConnectorException e) {
                    if (e.failure() instanceof CredentialRejected) {
                        rejected = Optional.of(e);
                        tried.add(new TriedKey(held.key(), List.of(), before.after(e.failure(), Capability.SALES)));
                    } else if (TriedKey.isUnanswered(e.failure())) {
                        unanswered = Optional.of(e);
                        tried.add(TriedKey.unanswered(held.key(), before));
                    } else {
                        throw e;
                    }
                }
                next = next.knowing(tried.getLast().standing());
            }
            boolean isNoneTaken = tried.stream().allMatch(key -> key.checks().isEmpty());
            if (unanswered.isPresent() && isNoneTaken) {
                throw unanswered.get();
            }
            boolean isEveryRejected =
                    tried.stream().allMatch(key -> key.standing().refused());
            if (rejected.isPresent() && isEveryRejected) {
                throw rejected.get();
            }
            ring.learn(next);
            return new KeyUnion(tried).checks();
        });
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
