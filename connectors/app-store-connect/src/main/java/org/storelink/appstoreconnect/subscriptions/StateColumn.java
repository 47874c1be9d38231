package org.storelink.appstoreconnect.subscriptions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoreconnect.sales.ReportColumn;
import org.storelink.connector.SubscriptionStanding;

/** The columns of the state of subscriptions that are understood: what a row is about, and what it counts. */
enum StateColumn implements ReportColumn {
    APP("App Apple ID", true),
    NAME("Subscription Name", true),
    APPLE_ID("Subscription Apple ID", true),
    DURATION("Standard Subscription Duration", "Subscription Duration"),
    DEVICE("Device", false),
    COUNTRY("Country", true),
    /** Before there were offers of other kinds, what was active was at the standard price or in a free trial. */
    STANDARD_PRICE("Active Standard Price Subscriptions", "Active Subscriptions", SubscriptionStanding.STANDARD_PRICE),
    INTRODUCTORY_FREE_TRIAL(
            "Active Free Trial Introductory Offer Subscriptions",
            "Active Free Trials",
            SubscriptionStanding.INTRODUCTORY_FREE_TRIAL),
    INTRODUCTORY_PAY_UP_FRONT(
            "Active Pay Up Front Introductory Offer Subscriptions", SubscriptionStanding.INTRODUCTORY_PAY_UP_FRONT),
    INTRODUCTORY_PAY_AS_YOU_GO(
            "Active Pay As You Go Introductory Offer Subscriptions", SubscriptionStanding.INTRODUCTORY_PAY_AS_YOU_GO),
    PROMOTIONAL_FREE_TRIAL("Free Trial Promotional Offer Subscriptions", SubscriptionStanding.PROMOTIONAL_FREE_TRIAL),
    PROMOTIONAL_PAY_UP_FRONT(
            "Pay Up Front Promotional Offer Subscriptions", SubscriptionStanding.PROMOTIONAL_PAY_UP_FRONT),
    PROMOTIONAL_PAY_AS_YOU_GO(
            "Pay As You Go Promotional Offer Subscriptions", SubscriptionStanding.PROMOTIONAL_PAY_AS_YOU_GO),
    OFFER_CODE_FREE_TRIAL("Free Trial Offer Code Subscriptions", SubscriptionStanding.OFFER_CODE_FREE_TRIAL),
    OFFER_CODE_PAY_UP_FRONT("Pay Up Front Offer Code Subscriptions", SubscriptionStanding.OFFER_CODE_PAY_UP_FRONT),
    OFFER_CODE_PAY_AS_YOU_GO("Pay As You Go Offer Code Subscriptions", SubscriptionStanding.OFFER_CODE_PAY_AS_YOU_GO),
    MARKETING_OPT_INS("Marketing Opt-Ins", SubscriptionStanding.MARKETING_OPT_IN),
    BILLING_RETRY("Billing Retry", SubscriptionStanding.BILLING_RETRY),
    GRACE_PERIOD("Grace Period", SubscriptionStanding.GRACE_PERIOD),
    WIN_BACK_FREE_TRIAL("Free Trial Win-back Offers", SubscriptionStanding.WIN_BACK_FREE_TRIAL),
    WIN_BACK_PAY_UP_FRONT("Pay Up Front Win-back Offers", SubscriptionStanding.WIN_BACK_PAY_UP_FRONT),
    WIN_BACK_PAY_AS_YOU_GO("Pay As You Go Win-back Offers", SubscriptionStanding.WIN_BACK_PAY_AS_YOU_GO);

    /** Those of files of 2017, and those that came last: a file is whole without them. */
    private static final List<StateColumn> LATER = List.of(
            INTRODUCTORY_PAY_UP_FRONT,
            INTRODUCTORY_PAY_AS_YOU_GO,
            PROMOTIONAL_FREE_TRIAL,
            PROMOTIONAL_PAY_UP_FRONT,
            PROMOTIONAL_PAY_AS_YOU_GO,
            OFFER_CODE_FREE_TRIAL,
            OFFER_CODE_PAY_UP_FRONT,
            OFFER_CODE_PAY_AS_YOU_GO,
            BILLING_RETRY,
            GRACE_PERIOD);

    private final String title;
    private final String olderTitle;
    private final boolean required;
    private final @Nullable SubscriptionStanding standing;

    StateColumn(String title, boolean required) {
        this(title, "", required, null);
    }

    StateColumn(String title, String olderTitle) {
        this(title, olderTitle, false, null);
    }

    StateColumn(String title, SubscriptionStanding standing) {
        this(title, "", false, standing);
    }

    StateColumn(String title, String olderTitle, SubscriptionStanding standing) {
        this(title, olderTitle, true, standing);
    }

    StateColumn(String title, String olderTitle, boolean required, @Nullable SubscriptionStanding standing) {
        this.title = title;
        this.olderTitle = olderTitle;
        this.required = required;
        this.standing = standing;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> olderTitles() {
        return olderTitle.isEmpty() ? List.of() : List.of(olderTitle);
    }

    @Override
    public boolean isRequired() {
        return required;
    }

    /** What it counts; empty when it says what the row is about. */
    Optional<SubscriptionStanding> standing() {
        return Optional.ofNullable(standing);
    }

    static List<StateColumn> counting() {
        return Arrays.stream(values())
                .filter(column -> column.standing().isPresent())
                .toList();
    }

    /** Those that came after the first files and before win-back offers: a file has all of them or none. */
    static List<StateColumn> later() {
        return LATER;
    }
}
