package org.storelink.appstoreconnect.linking;

import java.util.Optional;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialField.Format;

/** The field for the Apple Account's e-mail address. */
public final class AppleIdField {

    public static final String NAME = "apple_id";

    private AppleIdField() {}

    /** @param advice which Apple Account to take */
    public static CredentialField advising(String advice) {
        return new CredentialField.Text(
                NAME,
                "Apple Account e-mail",
                "The address you sign in to App Store Connect with. " + advice,
                true,
                Optional.of(
                        Format.of("[^\\s@]+@[^\\s@]+\\.[^\\s@]+", "an e-mail address, such as reports@example.com")));
    }
}
