package org.storelink.appstoresimulator.publishing;

import java.time.LocalDate;

/** The two reports on subscriptions. That of events comes a day later. */
public enum SubscriptionKind {
    STATE("Subscription_", 2),
    EVENTS("Subscription_Event_", 3);

    private final String fileName;
    private final int daysLater;

    SubscriptionKind(String fileName, int daysLater) {
        this.fileName = fileName;
        this.daysLater = daysLater;
    }

    String fileName() {
        return fileName;
    }

    LocalDate publishedOn(LocalDate day) {
        return day.plusDays(daysLater);
    }
}
