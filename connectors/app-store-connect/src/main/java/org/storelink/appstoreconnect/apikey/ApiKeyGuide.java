package org.storelink.appstoreconnect.apikey;

import java.util.List;
import org.storelink.connector.Guide;

/** How a person gets a key of the App Store Connect API. */
final class ApiKeyGuide {

    static final String ID = "api-key";

    private ApiKeyGuide() {}

    static Guide describe() {
        return new Guide(
                ID,
                "Create an API key",
                "Apple's own way for programs: no password, no code, and it can be revoked without touching anybody's account."
                        + " You need the role Account Holder or Admin to create it.",
                List.of(
                        "Sign in at appstoreconnect.apple.com, open Users and Access, then the tab Integrations.",
                        "Choose App Store Connect API and Team Keys. Individual keys open no reports, only reviews. The first"
                                + " time, the Account Holder has to request access on this page.",
                        "Click the + button, or Generate API Key, and type a name that tells you later what it is for.",
                        "Under Access, choose Finance for sales, subscriptions and financial reports (Sales and Reports gives the"
                                + " first two), and Customer Support for reviews and replies; nothing else. A key's access cannot be"
                                + " changed later, but another key can be added to the account here.",
                        "Click Generate. Copy the Issuer ID above the list and the Key ID beside the name into the form here.",
                        "Click Download API Key. Apple lets you download the file only once.",
                        "Choose the file AuthKey_….p8 in the form here, or open it with a text editor and paste all of it. Line"
                                + " ends do not matter.",
                        "Type the vendor number: App Store Connect shows it at the top of Payments and Financial Reports, and"
                                + " tells it to no key. Several are separated by commas. A key for reviews alone needs none.",
                        "Look at what is shown before anything is saved: which reports the key gives, which role is missing, and"
                                + " what was proved (a real download, or only that there were no sales). Then choose Link this"
                                + " account.",
                        "Now delete the file, or keep it where you keep passwords.",
                        "To take the right back, revoke the key on the same page, and unlink the account here."));
    }
}
