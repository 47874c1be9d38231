package org.storelink.appstoreconnect.apikey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoreconnect.finance.FinanceReport;
import org.storelink.connector.AccountKey;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialField.Format;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Guide;
import org.storelink.connector.SessionMaterial;

/** Linking with a key of the App Store Connect API, the way that Apple offers to programs. */
public final class ApiKeyMode {

    public static final String ID = "api-key";
    public static final String ISSUER_ID = "issuer_id";
    public static final String KEY_ID = "key_id";
    public static final String PRIVATE_KEY = "private_key";
    public static final String VENDOR_NUMBER = "vendor_number";

    /** More than any team has. */
    private static final int MOST_VENDORS = 100;

    private static final String ACCOUNT = "account credentials with two-factor authentication";

    private ApiKeyMode() {}

    public static CredentialMode describe() {
        return new CredentialMode(
                ID,
                "API key",
                "Apple's own way for programs: no password, no code, and a key that can be revoked at any time. It gives sales"
                        + ", the state of subscriptions and, with the role Finance, financial reports; with the role Customer"
                        + " Support, reviews and replies.",
                List.of(issuerId(), keyId(), privateKey(), vendorNumber()),
                Set.of(
                        Capability.SALES,
                        Capability.SUBSCRIPTIONS,
                        Capability.FINANCE,
                        Capability.REVIEWS,
                        Capability.REPLIES),
                absences(),
                Optional.of(ApiKeyGuide.ID),
                Set.of(),
                Set.of(FinanceReport.PAYMENTS.streamId()),
                Map.of(FinanceReport.FINANCIAL.streamId(), FinanceReport.KEPT_FOR_KEYS),
                Optional.of(KEY_ID));
    }

    public static Guide guide() {
        return ApiKeyGuide.describe();
    }

    /** What people are told of the keys of an account. */
    public static List<AccountKey> keys(Credential credential, Optional<SessionMaterial> material)
            throws ConnectorException {
        return KeyChoice.told(credential, material);
    }

    private static CredentialField issuerId() {
        return new CredentialField.Text(
                ISSUER_ID,
                "Issuer ID",
                "Stands above the list of team keys. Leave it empty for an individual key, which opens no reports, only"
                        + " reviews.",
                false,
                Optional.of(Format.of(
                        "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                        "in the form that Apple shows, such as 57246542-96fe-1a63-e053-0824d011072a")));
    }

    private static CredentialField keyId() {
        return new CredentialField.Text(
                KEY_ID,
                "Key ID",
                "Stands beside the key's name, and in the name of its file.",
                true,
                Optional.of(Format.of("[A-Za-z0-9]{6,20}", "letters and digits, such as 2X9R4HXF34")));
    }

    private static CredentialField privateKey() {
        return new CredentialField.Secret(
                PRIVATE_KEY,
                "Private key",
                "All of the file AuthKey_….p8, chosen or pasted. Apple lets you download it only once.",
                true,
                Optional.of(Format.of(
                        "[\\x20-\\x7e\\s\\u00a0\\u200b\\ufeff]{80,8000}",
                        "all of the text of a .p8 file, from BEGIN PRIVATE KEY to END PRIVATE KEY")),
                List.of(".p8", ".pem", ".txt"));
    }

    private static CredentialField vendorNumber() {
        return new CredentialField.Text(
                VENDOR_NUMBER,
                "Vendor number",
                "Stands at the top of Payments and Financial Reports. Several are separated by commas. Needed for reports"
                        + " when a team is linked for the first time; later those of before stay when this is empty. A key for"
                        + " reviews alone needs none.",
                false,
                Optional.of(Format.of(
                        "[A-Za-z0-9]{1,32}([\\s,;]+[A-Za-z0-9]{1,32}){0," + (MOST_VENDORS - 1) + "}",
                        "a number such as 85410007, or up to " + MOST_VENDORS + " of them separated by commas")));
    }

    private static Map<Capability, String> absences() {
        return Map.of(
                Capability.USAGE,
                "App Analytics is not collected with an API key yet. It comes with " + ACCOUNT + ".",
                Capability.AD_SPEND,
                "Ad spend comes from Apple Ads, which is another site with keys of its own. An Apple Ads key has it.");
    }
}
