package org.storelink.appstoreconnect.reviews;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;

/**
 * Reads reviews as a browser does. Where today's address is gone, or answers for an app in a way that is not known here, the older one is
 * read; a site that is only out of order is asked later, because both number the same reviews differently.
 */
public final class SiteReviews implements Reviews {

    private static final Pattern APP = Pattern.compile("\\d{1,18}");

    private final Address today;
    private final ApiReviews iris;
    private final OlderReviews older;
    private final Switches switches;

    public SiteReviews(Browsing site, Switches switches, Clock clock) {
        this.today = Address.ofSite(clock);
        this.iris = new ApiReviews(today, site);
        this.older = new OlderReviews(site, clock);
        this.switches = switches;
    }

    static boolean isApp(String id) {
        return APP.matcher(id).matches();
    }

    /** Why no reviews may be read at all; empty when some may. */
    public Optional<String> switchedOff() {
        return switches.off(SitePart.OLDER_REVIEWS).flatMap(_ -> switches.off(SitePart.REVIEWS));
    }

    /** Asks for the newest review of some app: a failure says why reviews cannot be read. */
    public void probe() throws ConnectorException, InterruptedException {
        switches.require(SitePart.APPS);
        Optional<String> app = iris.firstApp().map(StoreApp::storeId);
        if (app.isPresent()) {
            read(() -> iris.newest(app.get()), () -> older.page(app.get(), Optional.empty()));
        }
    }

    @Override
    public List<StoreApp> apps() throws ConnectorException, InterruptedException {
        switches.require(SitePart.APPS);
        return iris.apps();
    }

    @Override
    public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException, InterruptedException {
        if (!isApp(app)) {
            throw new ConnectorException(new RequestRejected("The App Store has no app " + app + "."));
        }
        if (after.isEmpty()) {
            return read(() -> iris.page(app, Optional.empty()), () -> older.page(app, Optional.empty()));
        }
        String token = after.get().value();
        if (token.startsWith(today.token())) {
            String cursor = token.substring(today.token().length());
            return goOn(SitePart.REVIEWS, () -> iris.page(app, Optional.of(cursor)));
        }
        if (token.startsWith(OlderReviews.TOKEN)) {
            String place = token.substring(OlderReviews.TOKEN.length());
            return goOn(SitePart.OLDER_REVIEWS, () -> older.page(app, Optional.of(place)));
        }
        throw new ConnectorException(new RequestRejected("These reviews are not read on where they were left."));
    }

    /** A place at an address that is gone is no place any more: reading begins anew, at the address that is left. */
    private ReviewPage goOn(SitePart part, Reading place) throws ConnectorException, InterruptedException {
        try {
            switches.require(part);
            return place.page();
        } catch (ConnectorException e) {
            throw e.failure() instanceof Gone gone ? new ConnectorException(new RequestRejected(gone.message()), e) : e;
        }
    }

    private interface Reading {

        ReviewPage page() throws ConnectorException, InterruptedException;
    }

    private ReviewPage read(Reading today, Reading before) throws ConnectorException, InterruptedException {
        boolean mayFallBack = switches.off(SitePart.OLDER_REVIEWS).isEmpty();
        if (mayFallBack && switches.off(SitePart.REVIEWS).isPresent()) {
            return before.page();
        }
        switches.require(SitePart.REVIEWS);
        try {
            return today.page();
        } catch (ConnectorException e) {
            if (e.failure() instanceof Gone gone && mayFallBack) {
                return orAsToday(gone, before);
            }
            throw e;
        }
    }

    /** What is the matter with today's address is the better answer where the older one is not there either. */
    private static ReviewPage orAsToday(Gone today, Reading before) throws ConnectorException, InterruptedException {
        try {
            return before.page();
        } catch (ConnectorException e) {
            throw e.failure() instanceof Gone ? new ConnectorException(today, e) : e;
        }
    }
}
