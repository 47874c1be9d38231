package org.storelink.appstoreconnect.reviews;

/** What of the site reviews and replies are read and sent by. Apple promises none of it, so an operator can switch each part off. */
public enum SitePart {
    /** The list of apps. */
    APPS("site.apps", "The list of apps is"),
    /** Reviews at today's address. */
    REVIEWS("site.reviews", "Customer reviews are"),
    /** Reviews at the older address, which are read where today's address has changed. */
    OLDER_REVIEWS("site.older-reviews", "Customer reviews at their older address are"),
    /** Replies. No public project is known that shows this call. */
    REPLIES("site.replies", "Replies to customer reviews are");

    private final String setting;
    private final String subject;

    SitePart(String setting, String subject) {
        this.setting = setting;
        this.subject = subject;
    }

    String setting() {
        return setting;
    }

    /** That it is switched off, and where. */
    String switchedOff() {
        return subject + " switched off on this server: the connector's setting " + setting + " is not on.";
    }
}
