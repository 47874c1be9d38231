package org.storelink.appstoreconnect;

import java.util.List;
import org.storelink.connector.Guide;

/** What a person has to do on Apple's pages before linking. */
final class Guides {

    static final String SUB_ACCOUNT = "limited-sub-account";
    static final String APP_SPECIFIC_PASSWORD = "app-specific-password";

    private Guides() {}

    static List<Guide> all() {
        return List.of(subAccount(), appSpecificPassword());
    }

    private static Guide subAccount() {
        return new Guide(
                SUB_ACCOUNT,
                "Create a limited sub-account in App Store Connect",
                "Link with an Apple Account of its own that may do only what is needed here. You need the role Account Holder"
                        + " or Admin to add it, and can take the right back in one place.",
                List.of(
                        "Sign in at appstoreconnect.apple.com and open Users and Access.",
                        "In the tab People, click the + button beside the heading.",
                        "Enter a first name, a last name and an e-mail address that is no Apple Account of your team yet.",
                        "Under Roles, tick Finance and Customer Support, nothing else. Finance gives sales and financial"
                                + " reports, Customer Support gives reviews and replies.",
                        "Under Apps, leave All Apps selected, or choose the apps whose numbers may be seen here.",
                        "Click Next, then Invite.",
                        "Open the invitation that Apple sends to that address, click Accept Invitation, and sign in with an"
                                + " Apple Account of that address, or create one.",
                        "Turn on two-factor authentication for it when Apple asks: app-specific passwords exist only with it.",
                        "Sign in once at App Store Connect with the new account and accept what is shown, so that it is"
                                + " active. Then create an app-specific password with it."));
    }

    private static Guide appSpecificPassword() {
        return new Guide(
                APP_SPECIFIC_PASSWORD,
                "Create an app-specific password",
                "An app-specific password obtains a token for sales reports without your real password and without a second"
                        + " factor.",
                List.of(
                        "Sign in at account.apple.com with the Apple Account that shall be linked. A limited sub-account is"
                                + " best.",
                        "Open Sign-In and Security, then App-Specific Passwords.",
                        "Click Generate an app-specific password, or the + button when you already have some.",
                        "Type a name that tells you later what it was for and click Create. Apple may ask for your password"
                                + " once more.",
                        "Apple shows the password once, in the form xxxx-xxxx-xxxx-xxxx. Leave this pop-up open and paste the"
                                + " password into the form here.",
                        "If you are asked whether a report token may be created: agree, unless another tool reads reports with"
                                + " a token of the same Apple Account. Apple keeps one token per account, and a new one ends"
                                + " the old one.",
                        "Wait until the account is shown as linked. That is said only after a real report was downloaded.",
                        "Only now close Apple's pop-up with Done."));
    }
}
