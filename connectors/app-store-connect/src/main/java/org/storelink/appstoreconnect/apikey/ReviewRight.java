package org.storelink.appstoreconnect.apikey;

import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.reviews.KeyReviews;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** Whether a key may read reviews and answer them, tried with the newest review of some app. */
record ReviewRight(KeyReviews reviews, boolean ofTeam) {

    List<Check> checks() throws ConnectorException, InterruptedException {
        Optional<String> off = reviews.switchedOff();
        Check readable = off.isPresent() ? new Check(Capability.REVIEWS, Check.Outcome.MISSING, off.get()) : readable();
        return List.of(readable, answerable(readable));
    }

    /** What is out of order takes no right away: it is asked for each day and says for itself what is the matter. */
    private Check readable() throws ConnectorException, InterruptedException {
        try {
            reviews.probe();
            return granted("Apple hands out customer reviews to this key.");
        } catch (ConnectorException e) {
            ConnectorFailure failure = e.failure();
            return switch (failure) {
                case PermissionMissing _ -> KeyRight.REVIEWS.notGiven(ofTeam);
                case Gone _, Throttled _, Unavailable _, RequestRejected _, AgreementMissing _ ->
                    granted(failure.message());
                default -> throw e;
            };
        }
    }

    private static Check granted(String detail) {
        return new Check(Capability.REVIEWS, Check.Outcome.GRANTED, detail);
    }

    /** Nothing tries it but a reply; whoever may read reviews may write one. */
    private Check answerable(Check readable) {
        Optional<String> off = reviews.repliesSwitchedOff();
        if (off.isPresent()) {
            return new Check(Capability.REPLIES, Check.Outcome.MISSING, off.get());
        }
        return readable.outcome() == Check.Outcome.GRANTED
                ? new Check(Capability.REPLIES, Check.Outcome.GRANTED, "Goes with reading reviews; not tried.")
                : reviews.switchedOff()
                        .map(reason -> new Check(Capability.REPLIES, Check.Outcome.MISSING, reason))
                        .orElseGet(() -> KeyRight.REPLIES.notGiven(ofTeam));
    }
}
