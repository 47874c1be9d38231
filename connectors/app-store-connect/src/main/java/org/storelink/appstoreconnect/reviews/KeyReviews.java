package org.storelink.appstoreconnect.reviews;

import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;

/** Reads reviews by the public API. */
public final class KeyReviews implements Reviews {

    private final Address address;
    private final ApiReviews reviews;
    private final Switches switches;

    public KeyReviews(Browsing api, Switches switches, Trouble trouble) {
        this.address = Address.ofApi(trouble);
        this.reviews = new ApiReviews(address, api);
        this.switches = switches;
    }

    /** Why no reviews may be read; empty when they may. */
    public Optional<String> switchedOff() {
        return switches.off(SitePart.API_REVIEWS);
    }

    /** Why no replies may be sent; empty when they may. */
    public Optional<String> repliesSwitchedOff() {
        return switches.off(SitePart.API_REPLIES);
    }

    /**
     * Asks for the newest review of some app: a failure says why reviews cannot be read.
     *
     * @return whether there was an app to ask about
     */
    public boolean probe() throws ConnectorException, InterruptedException {
        Optional<String> app = reviews.firstApp().map(StoreApp::storeId);
        if (app.isPresent()) {
            reviews.newest(app.get());
        }
        return app.isPresent();
    }

    @Override
    public List<StoreApp> apps() throws ConnectorException, InterruptedException {
        switches.require(SitePart.API_REVIEWS);
        return reviews.apps();
    }

    @Override
    public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException, InterruptedException {
        switches.require(SitePart.API_REVIEWS);
        if (!SiteReviews.isApp(app)) {
            throw new ConnectorException(new RequestRejected("The App Store has no app " + app + "."));
        }
        Optional<String> place = after.map(ResumeToken::value);
        if (place.isPresent() && !place.get().startsWith(address.token())) {
            throw new ConnectorException(new RequestRejected("These reviews are not read on where they were left."));
        }
        return reviews.page(
                app, place.map(token -> token.substring(address.token().length())));
    }
}
