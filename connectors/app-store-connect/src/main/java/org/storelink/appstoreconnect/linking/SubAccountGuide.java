package org.storelink.appstoreconnect.linking;

import java.util.List;
import org.storelink.connector.Guide;

/** How a person makes an Apple Account that may do only what is needed here. */
public final class SubAccountGuide {

    public static final String ID = "limited-sub-account";

    private SubAccountGuide() {}

    public static Guide describe() {
        return new Guide(
                ID,
                "Create a limited sub-account in App Store Connect",
                "Link with an Apple Account of its own that may do only what is needed here. You need the role Account"
                        + " Holder or Admin to add it, and can take the right back in one place.",
                List.of(
                        "Sign in at appstoreconnect.apple.com and open Users and Access.",
                        "In the tab People, click the + button beside the heading.",
                        "Enter a first name, a last name and an e-mail address that is no Apple Account of your team"
                                + " yet.",
                        "Under Roles, tick Finance and Customer Support, nothing else. Finance gives sales and"
                                + " financial reports, Customer Support gives reviews and replies.",
                        "Under Apps, leave All Apps selected, or choose the apps whose numbers may be seen here.",
                        "Click Next, then Invite.",
                        "Open the invitation that Apple sends to that address, click Accept Invitation, and sign in"
                                + " with an Apple Account of that address, or create one.",
                        "Turn on two-factor authentication for it when Apple asks: app-specific passwords exist only"
                                + " with it.",
                        "Sign in once at App Store Connect with the new account and accept what is shown, so that it is"
                                + " active. Then go on with the guide of the way of linking that you chose."));
    }
}
