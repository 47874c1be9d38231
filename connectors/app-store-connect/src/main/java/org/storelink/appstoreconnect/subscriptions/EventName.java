package org.storelink.appstoreconnect.subscriptions;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.connector.SubscriptionChange;

/**
 * What Apple's names of events mean, in any case of letters. There are more of them than anybody has listed: one that is not known is something
 * other, never taken for what it resembles, and its name is kept. Some have forms that say what was left or come to, as
 * {@code Upgrade from Introductory Offer}: they count as the same.
 */
final class EventName {

    private static final Map<String, SubscriptionChange> WHOLE = Map.ofEntries(
            entry("subscribe", SubscriptionChange.SUBSCRIBED),
            entry("start introductory offer", SubscriptionChange.OFFER_STARTED),
            entry("start promotional offer", SubscriptionChange.OFFER_STARTED),
            entry("start offer code", SubscriptionChange.OFFER_STARTED),
            entry("start win-back offer", SubscriptionChange.OFFER_STARTED),
            // Names of former years.
            entry("start introductory price", SubscriptionChange.OFFER_STARTED),
            entry("start free trial", SubscriptionChange.OFFER_STARTED),
            entry("renew", SubscriptionChange.RENEWED),
            entry("refund", SubscriptionChange.REFUNDED));

    private static final Map<String, SubscriptionChange> WITH_FORMS = Map.of(
            "renewal", SubscriptionChange.RENEWED,
            "cancel", SubscriptionChange.CANCELLED,
            "canceled", SubscriptionChange.CANCELLED,
            "reactivate", SubscriptionChange.REACTIVATED,
            "reactivation", SubscriptionChange.REACTIVATED,
            "upgrade", SubscriptionChange.UPGRADED,
            "downgrade", SubscriptionChange.DOWNGRADED,
            "crossgrade", SubscriptionChange.CROSSGRADED);

    private static final Pattern FORM = Pattern.compile("(\\w+)(?: (?:from|to|with|after) .+)?");

    private EventName() {}

    static SubscriptionChange meaning(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher form = FORM.matcher(lower);
        SubscriptionChange change = form.matches()
                ? WITH_FORMS.getOrDefault(form.group(1), SubscriptionChange.OTHER)
                : SubscriptionChange.OTHER;
        return WHOLE.getOrDefault(lower, change);
    }
}
