package org.storelink.appstoreconnect.apppassword;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoreconnect.linking.AppleIdField;
import org.storelink.connector.Capability;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialField.Format;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Guide;

/**
 * Linking with an Apple Account and an app-specific password. The password only obtains a token for reports; nothing but
 * sales and subscriptions can be read with that token, and the reasons below say which way of linking gives the rest.
 */
public final class AppPasswordMode {

    public static final String ID = "app-password";
    public static final String APPLE_ID = AppleIdField.NAME;
    public static final String PASSWORD = "password";

    private static final String ACCOUNT = "account credentials with two-factor authentication";

    private AppPasswordMode() {}

    public static CredentialMode describe() {
        return new CredentialMode(
                ID,
                "App-specific password",
                "The simplest way to get sales and the state of subscriptions: no second factor, and your real password stays with you.",
                List.of(AppleIdField.advising("A limited sub-account is best."), password()),
                Set.of(Capability.SALES, Capability.SUBSCRIPTIONS),
                absences(),
                Optional.of(AppPasswordGuide.ID));
    }

    public static Guide guide() {
        return AppPasswordGuide.describe();
    }

    private static CredentialField password() {
        return new CredentialField.Secret(
                PASSWORD,
                "App-specific password",
                "Apple shows it once, at account.apple.com. Keep Apple's pop-up open until linking has succeeded.",
                true,
                Optional.of(Format.of(
                        "[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}",
                        "four groups of four lower-case letters, as Apple shows it: xxxx-xxxx-xxxx-xxxx")));
    }

    /** Which other way of linking gives the rest here. */
    private static Map<Capability, String> absences() {
        return Map.of(
                Capability.FINANCE,
                "An app-specific password does not open financial reports. Linked by an API key with the role Finance, or"
                        + " by " + ACCOUNT + ", they come.",
                Capability.USAGE,
                "An app-specific password does not open App Analytics. It comes with " + ACCOUNT + ".",
                Capability.AD_SPEND,
                "Ad spend comes from Apple Ads, which an app-specific password does not open. Apple opens it to an"
                        + " Apple Ads key.",
                Capability.REVIEWS,
                "An app-specific password does not open customer reviews. They come with " + ACCOUNT
                        + " and the role Customer Support.",
                Capability.REPLIES,
                "Replies cannot be sent with an app-specific password. They can with " + ACCOUNT
                        + " and the role Customer Support.");
    }
}
