package org.storelink.appstoreconnect.linking;

import java.util.List;
import org.storelink.connector.Challenge;
import org.storelink.connector.Challenge.Option;

/** Questions that are asked whichever way an account is linked. */
public final class Questions {

    private Questions() {}

    public static Challenge mayTokenBeCreated() {
        return new Challenge.Consent(
                "This Apple Account has no valid token for reports. May one be created?",
                "Apple keeps one token per Apple Account. Creating one ends an older one everywhere: another"
                        + " tool that reads reports with it stops working until it is given the new one.",
                "Create a token");
    }

    public static Challenge whichVendors(List<String> vendors) {
        List<Option> options =
                vendors.stream().map(vendor -> new Option(vendor, vendor)).toList();
        return Challenge.Choose.vendors(
                "Whose reports shall be collected? Each vendor number has reports of its own.", options);
    }
}
