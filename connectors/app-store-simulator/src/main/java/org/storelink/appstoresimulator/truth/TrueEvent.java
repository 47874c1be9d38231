package org.storelink.appstoresimulator.truth;

import java.time.LocalDate;

/**
 * How often something happened to subscriptions to a product on a day, in one territory.
 *
 * @param offer what the subscriber got, as Apple says it; blank for nothing
 */
public record TrueEvent(LocalDate day, long appleId, String territory, String name, String offer, long quantity) {}
