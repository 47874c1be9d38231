package org.storelink.appstoreconnect.apppassword;

import java.util.List;
import org.storelink.connector.Guide;

/** How a person gets an app-specific password from Apple. */
final class AppPasswordGuide {

    static final String ID = "app-specific-password";

    private AppPasswordGuide() {}

    static Guide describe() {
        return new Guide(
                ID,
                "Create an app-specific password",
                "An app-specific password obtains a token for sales reports without your real password and without a"
                        + " second factor.",
                List.of(
                        "Sign in at account.apple.com with the Apple Account that shall be linked. A limited"
                                + " sub-account is best.",
                        "Open Sign-In and Security, then App-Specific Passwords.",
                        "Click Generate an app-specific password, or the + button when you already have some.",
                        "Type a name that tells you later what it was for and click Create. Apple may ask for your"
                                + " password once more.",
                        "Apple shows the password once, in the form xxxx-xxxx-xxxx-xxxx. Leave this pop-up open and"
                                + " paste the password into the form here.",
                        "If you are asked whether a report token may be created: agree, unless another tool reads"
                                + " reports with a token of the same Apple Account. Apple keeps one token per account, and"
                                + " a new one ends the old one.",
                        "Look at what the account gives before it is saved: what can be tried was tried at the store, and the"
                                + " role that gives what is missing is named. Then click Link this account.",
                        "Only now close Apple's pop-up with Done."));
    }
}
