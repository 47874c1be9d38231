package org.storelink.appstoreconnect.subscriptions;

import java.util.List;
import org.storelink.appstoreconnect.sales.ReportColumn;

/** The columns of the events of subscriptions that are understood. */
enum EventColumn implements ReportColumn {
    DATE("Event Date", true),
    EVENT("Event", true),
    APP("App Apple ID", true),
    NAME("Subscription Name", true),
    APPLE_ID("Subscription Apple ID", true),
    DURATION("Standard Subscription Duration", "Subscription Duration", false),
    /** Before there were offers of other kinds it was a free trial or none. Without it no trial would be counted, so it must be there. */
    OFFER("Subscription Offer Type", "Trial", true),
    DEVICE("Device", false),
    COUNTRY("Country", true),
    QUANTITY("Quantity", true);

    private final String title;
    private final List<String> olderTitles;
    private final boolean required;

    EventColumn(String title, boolean required) {
        this.title = title;
        this.olderTitles = List.of();
        this.required = required;
    }

    EventColumn(String title, String olderTitle, boolean required) {
        this.title = title;
        this.olderTitles = List.of(olderTitle);
        this.required = required;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> olderTitles() {
        return olderTitles;
    }

    @Override
    public boolean isRequired() {
        return required;
    }
}
