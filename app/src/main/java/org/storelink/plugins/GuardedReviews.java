package org.storelink.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.ReviewPage;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreApp;

/** Reads reviews through a plugin, and takes no page that leads nowhere or is of another app. */
record GuardedReviews(Reviews plugins, GuardedSession session, Duration limit) implements Reviews {

    private static final int LONGEST_TOKEN = 4_000;

    @Override
    public List<StoreApp> apps() throws ConnectorException, InterruptedException {
        return session.interruptible("apps", limit, () -> List.copyOf(plugins.apps()));
    }

    @Override
    public ReviewPage page(String app, Optional<ResumeToken> after) throws ConnectorException, InterruptedException {
        ReviewPage page = session.interruptible("reviews", limit, () -> plugins.page(app, after));
        if (page.reviews().stream().anyMatch(review -> !review.product().equals(app))) {
            throw defect("brought reviews of another app than was asked for");
        }
        boolean goesOnWithoutReviews = page.next().isPresent() && page.reviews().isEmpty();
        if (goesOnWithoutReviews
                || page.next().filter(next -> leadsNowhere(next, after)).isPresent()) {
            throw defect("does not come on in the reviews of an app");
        }
        return page;
    }

    private static boolean leadsNowhere(ResumeToken next, Optional<ResumeToken> after) {
        return next.value().length() > LONGEST_TOKEN
                || after.filter(next::equals).isPresent();
    }

    private static ConnectorException defect(String what) {
        return new ConnectorException(new ConnectorFailure.Defect(
                "The connector " + what + ". This is a bug of the connector; nothing was changed."));
    }
}
