package org.storelink.appstoreconnect.session;

import org.storelink.appstoreconnect.web.WebAnswer;

/** What is read and sent without a report stream to be switched by. Apple promises nothing of the site, so an operator can switch each part off; of the API too. */
public enum SitePart {
    /** The token for reports, and the guard that wants a token of its own before it. */
    REPORT_TOKEN("site.report-token", "The token for reports is"),
    /** Another of a user's providers, by today's call. */
    PROVIDER_CHANGE("site.provider-change", "The change to another provider is"),
    /** The same by the older call, which is made where today's is refused. */
    OLDER_PROVIDER_CHANGE("site.older-provider-change", "The change to another provider by the older call is"),
    /** The number that payments know a provider by. */
    USER_DETAIL("site.user-detail", "The number that payments know the provider by is"),
    /** Which vendors a provider has. */
    VENDOR_NUMBERS("site.vendor-numbers", "The list of vendor numbers is"),
    /** The user's roles at today's address. */
    ROLES("site.roles", "The list of a user's roles is"),
    /** The list of users, which tells the roles too. */
    USERS("site.users", "The list of users, which tells their roles, is"),
    /** That agreements wait to be signed. */
    AGREEMENTS("site.agreements", "The notice of agreements that wait for a signature is"),
    /** Which apps usage is told of. */
    USAGE_APPS("site.usage-apps", "The list of apps whose usage is told is"),
    /** What is measured of usage, and up to which day. */
    USAGE_SETTINGS("site.usage-settings", "What App Analytics says of itself is"),
    /** The list of apps whose reviews are told. */
    APPS("site.apps", "The list of apps is"),
    /** Reviews at today's address. */
    REVIEWS("site.reviews", "Customer reviews are"),
    /** Reviews at the older address, which are read where today's address has changed. */
    OLDER_REVIEWS("site.older-reviews", "Customer reviews at their older address are"),
    /** Replies. No public project is known that shows this call. */
    REPLIES("site.replies", "Replies to customer reviews are"),
    /** Reviews by the public API. */
    API_REVIEWS("api.reviews", "Customer reviews by API key are"),
    /** Replies by the public API. */
    API_REPLIES("api.replies", "Replies to customer reviews by API key are");

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

    /** That an answer brings nothing of it, because the site is out of order or the form is not one that is known here. */
    public String unavailable(WebAnswer answer) {
        String what = answer.isOutOfOrder() || answer.asksForPatience()
                ? " out of reach just now: App Store Connect answered with HTTP status " + answer.status()
                : " unavailable: App Store Connect answered with " + answer.described();
        return subject + what + ".";
    }
}
