package org.storelink.appstoreconnect.apikey;

import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.reviews.KeyReviews;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.PermissionMissing;

/** Whether a key may read reviews and answer them, tried with the newest review of some app. */
record ReviewRight(KeyReviews reviews, boolean ofTeam) {

    List<Check> checks() throws ConnectorException, InterruptedException {
        Optional<String> off = reviews.switchedOff();
        Check readable = off.isPresent() ? new Check(Capability.REVIEWS, Check.Outcome.MISSING, off.get()) : readable();
        return List.of(readable, answerable(readable));
    }

    /** What is the matter with reviews alone holds nothing else up, and proves nothing. */
    private Check readable() throws ConnectorException, InterruptedException {
        try {
            return reviews.probe()
                    ? new Check(
                            Capability.REVIEWS, Check.Outcome.GRANTED, "Apple hands out customer reviews to this key.")
                    : KeyRight.REVIEWS.notFoundOut("there is no app yet to try it with.");
        } catch (ConnectorException e) {
            return switch (e.failure()) {
                case PermissionMissing _ -> KeyRight.REVIEWS.notGiven(ofTeam);
                case AgreementMissing _, CredentialRejected _ -> throw e;
                default -> KeyRight.REVIEWS.notFoundOut(e.failure().message());
            };
        }
    }

    /** Nothing tries it but a reply; whoever may read reviews may write one. */
    private Check answerable(Check readable) {
        Optional<String> off = reviews.repliesSwitchedOff().or(reviews::switchedOff);
        if (off.isPresent()) {
            return new Check(Capability.REPLIES, Check.Outcome.MISSING, off.get());
        }
        return switch (readable.outcome()) {
            case GRANTED ->
                new Check(Capability.REPLIES, Check.Outcome.GRANTED, "Goes with reading reviews; not tried.");
            case MISSING -> KeyRight.REPLIES.notGiven(ofTeam);
            case PENDING -> new Check(Capability.REPLIES, Check.Outcome.PENDING, readable.detail());
        };
    }
}
