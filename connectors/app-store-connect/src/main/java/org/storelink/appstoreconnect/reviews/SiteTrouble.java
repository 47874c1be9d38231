package org.storelink.appstoreconnect.reviews;

import java.time.Clock;
import java.util.Optional;
import org.storelink.appstoreconnect.session.SiteRefusal;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorFailure;

/** What is the matter with a user of the site; a site that shows a page in an answer's place is only out of order. */
record SiteTrouble(Clock clock) implements Trouble {

    private static final String ROLE = "Customer Support";

    @Override
    public Optional<ConnectorFailure> in(WebAnswer answer, Capability capability) {
        if (SiteRefusal.isIn(answer)) {
            return Optional.of(SiteRefusal.of(answer, clock.instant(), capability, ROLE));
        }
        return isRedirect(answer) || answer.isPage() && answer.isSuccess()
                ? Optional.of(SiteRefusal.of(answer, clock.instant()))
                : Optional.empty();
    }

    private static boolean isRedirect(WebAnswer answer) {
        return answer.status() >= 300 && answer.status() < 400;
    }
}
