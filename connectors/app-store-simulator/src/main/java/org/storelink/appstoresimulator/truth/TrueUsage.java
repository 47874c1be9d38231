package org.storelink.appstoresimulator.truth;

import java.time.LocalDate;
import java.util.SortedMap;

/**
 * One measure of one app, whole or for one value of a dimension.
 *
 * @param key of the value, as answers write it: a storefront's number, a source, a device; blank for the whole app
 * @param byDay every day that has passed, noughts included
 * @param total of all those days
 * @param withheld whether the store says that it does not say: a reader must then know no number, not nought
 */
public record TrueUsage(String key, SortedMap<LocalDate, Long> byDay, long total, boolean withheld) {}
