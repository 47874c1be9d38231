package org.storelink.appstoreconnect.account;

import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.wire.UnsignedAgreement;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** Whether an agreement that waits for a signature may be what is behind a failure. */
record WaitingAgreements(WebSession session) {

    /** What to say of a failure after which nothing works: the site shows such messages long before anything stops. */
    ConnectorException behind(ConnectorException failure) throws InterruptedException {
        try {
            return session.agreementsWait() ? new ConnectorException(UnsignedAgreement.failure(), failure) : failure;
        } catch (ConnectorException e) {
            return e.failure() instanceof Gone unseen
                    ? new ConnectorException(
                            with(
                                    " Whether an agreement waits for a signature could not be seen. "
                                            + unseen.message(),
                                    failure.failure()),
                            failure)
                    : failure;
        }
    }

    /** Only where such an agreement could be the reason. */
    private static ConnectorFailure with(String words, ConnectorFailure failure) {
        return switch (failure) {
            case PermissionMissing missing -> new PermissionMissing(missing.capability(), missing.message() + words);
            case RequestRejected rejected -> new RequestRejected(rejected.message() + words);
            case Unavailable unavailable -> new Unavailable(unavailable.message() + words);
            default -> failure;
        };
    }
}
