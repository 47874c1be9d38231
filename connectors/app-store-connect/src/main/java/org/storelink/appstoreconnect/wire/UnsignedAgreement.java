package org.storelink.appstoreconnect.wire;

import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AgreementMissing;

/** What an agreement that waits for its signature means, whichever of Apple's hosts says so. */
public final class UnsignedAgreement {

    private UnsignedAgreement() {}

    /** Names who must sign, and where. */
    public static ConnectorFailure failure() {
        return new AgreementMissing(
                "Apple hands out no reports until the Account Holder has signed the latest agreement: App"
                        + " Store Connect, Business (formerly Agreements, Tax, and Banking).");
    }
}
