package org.storelink.appstoreconnect.subscriptions;

import static java.util.Map.entry;

import java.util.Map;
import org.storelink.connector.SubscriptionChange;

/**
 * What Apple's names of events mean. There are more of them than anybody has listed: one that is not known is something other, never taken for
 * what it resembles, and its name is kept. A change of level has forms that say what was left, as {@code Upgrade from Introductory Offer}.
 */
final class EventName {

    private static final String FROM = " from ";

    private static final Map<String, SubscriptionChange> KNOWN = Map.ofEntries(
            entry("Subscribe", SubscriptionChange.SUBSCRIBED),
            entry("Start Introductory Offer", SubscriptionChange.OFFER_STARTED),
            entry("Start Promotional Offer", SubscriptionChange.OFFER_STARTED),
            entry("Start Offer Code", SubscriptionChange.OFFER_STARTED),
            entry("Renew", SubscriptionChange.RENEWED),
            entry("Cancel", SubscriptionChange.CANCELLED),
            entry("Reactivate", SubscriptionChange.REACTIVATED),
            entry("Upgrade", SubscriptionChange.UPGRADED),
            entry("Downgrade", SubscriptionChange.DOWNGRADED),
            entry("Crossgrade", SubscriptionChange.CROSSGRADED),
            entry("Refund", SubscriptionChange.REFUNDED));

    private EventName() {}

    static SubscriptionChange meaning(String name) {
        int from = name.indexOf(FROM);
        SubscriptionChange change =
                KNOWN.getOrDefault(from < 0 ? name : name.substring(0, from), SubscriptionChange.OTHER);
        return switch (change) {
            case UPGRADED, DOWNGRADED, CROSSGRADED -> change;
            default -> from < 0 ? change : SubscriptionChange.OTHER;
        };
    }
}
