package org.storelink.appstoreconnect.linking;

import org.storelink.appstoreconnect.wire.Interruption;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Defect;
import org.storelink.connector.LinkStep;

/** A step of linking that the store may refuse: an answer to the person. Only what nobody expected stays an exception. */
public final class Refusable {

    private Refusable() {}

    public static LinkStep step(Interruption.Work<LinkStep> work) throws ConnectorException {
        return Interruption.failing("Linking was interrupted. Try again.", () -> {
            try {
                return work.result();
            } catch (ConnectorException e) {
                if (e.failure() instanceof Defect) {
                    throw e;
                }
                return new LinkStep.Refused(e.failure());
            }
        });
    }
}
