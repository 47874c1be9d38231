package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoreconnect.linking.AppleIdField;
import org.storelink.appstoreconnect.signin.Login;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Guide;

/** Linking with Apple Account, password and second factor, as one signs in with a browser. */
public final class AccountMode {

    public static final String ID = "account";
    public static final String APPLE_ID = AppleIdField.NAME;
    public static final String PASSWORD = "password";

    private AccountMode() {}

    public static CredentialMode describe() {
        return new CredentialMode(
                ID,
                "Account credentials with two-factor authentication",
                "Signs in as a browser does: Apple asks for a code now, and again about once a month. Apple offers no"
                        + " interface for this; where an API key gives what you need, prefer it. The password is kept"
                        + " encrypted.",
                List.of(
                        AppleIdField.advising("Never the Account Holder's own: a limited sub-account is best."),
                        password()),
                Set.of(
                        Capability.SALES,
                        Capability.SUBSCRIPTIONS,
                        Capability.USAGE,
                        Capability.FINANCE,
                        Capability.REVIEWS,
                        Capability.REPLIES),
                absences(),
                Optional.of(AccountGuide.ID),
                Set.of(Capability.USAGE, Capability.FINANCE, Capability.REVIEWS, Capability.REPLIES));
    }

    public static Guide guide() {
        return AccountGuide.describe();
    }

    /** In the one form in which it is compared and shown. */
    static String appleId(Credential credential) {
        return credential.value(APPLE_ID).strip().toLowerCase(Locale.ROOT);
    }

    static Login login(ConnectorContext context, Credential credential) throws ConnectorException {
        Guess.check(context);
        String appleId = Guess.APPLE_ID_IN_LOWER_CASE.isFollowed(context)
                ? appleId(credential)
                : credential.value(APPLE_ID).strip();
        return new Login(appleId, credential.value(PASSWORD));
    }

    private static CredentialField password() {
        return new CredentialField.Secret(
                PASSWORD,
                "Password",
                "Of the Apple Account itself, no app-specific one. It is tried once; a wrong one is not tried again.",
                true,
                Optional.empty());
    }

    private static Map<Capability, String> absences() {
        return Map.of(
                Capability.AD_SPEND,
                "Ad spend comes from Apple Ads, which is another site with keys of its own. An Apple Ads key has it.");
    }
}
