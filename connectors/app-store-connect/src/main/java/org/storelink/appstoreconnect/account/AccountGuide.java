package org.storelink.appstoreconnect.account;

import java.util.List;
import org.storelink.connector.Guide;

/** What a person does, and sees, when linking with account credentials. */
final class AccountGuide {

    static final String ID = "account-credentials";

    private AccountGuide() {}

    static Guide describe() {
        return new Guide(
                ID,
                "Link with account credentials and two-factor authentication",
                "Signs in as a browser does and has Apple trust this server for about a month. Have a device or"
                        + " telephone at hand that gets the codes of the Apple Account.",
                List.of(
                        "Use a limited sub-account, not your own Apple Account: the guide Create a limited sub-account"
                                + " in App Store Connect tells how. It needs two-factor authentication.",
                        "Sign in once at appstoreconnect.apple.com with it in a browser and accept whatever is shown,"
                                + " so that nothing but the code is asked for here.",
                        "Type its e-mail address and password into the form here. Apple locks accounts after a few"
                                + " wrong passwords, so a wrong one is sent only once.",
                        "The devices that are signed in with this Apple Account show that it is used to sign in, with"
                                + " a map of where this server stands. Choose Allow.",
                        "Type the six digits that appear into the boxes here, or paste them. Without such a device,"
                                + " choose a number and have the code sent there.",
                        "If the Apple Account works for several providers, choose the one whose numbers shall be"
                                + " collected. Another one is linked as an account of its own.",
                        "If you are asked whether a report token may be created: agree, unless another tool reads"
                                + " reports with a token of the same Apple Account. Apple keeps one token per account, and"
                                + " a new one ends the old one.",
                        "Look at what the account gives before it is saved: what can be tried was tried at the store, and the"
                                + " role that gives what is missing is named. Then click Link this account.",
                        "Apple asks for a code again about once a month. You are warned before; until you type one,"
                                + " what needs the sign-in waits, and nothing is lost.",
                        "To take the right back, unlink the account here, and remove the user, or change its password,"
                                + " at Apple."));
    }
}
