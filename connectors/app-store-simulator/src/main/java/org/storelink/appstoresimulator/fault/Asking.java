package org.storelink.appstoresimulator.fault;

/**
 * A request as faults and counters see it. Strings are blank where the command has no such thing.
 *
 * @param command such as {@code Sales.getReport}, on web hosts such as {@code olympus.session}
 * @param reportType such as {@code Sales}
 * @param dateType such as {@code Daily}
 * @param date as it was written: {@code 20261122}, {@code 202611} or {@code 2026}
 */
public record Asking(String command, String vendor, String reportType, String dateType, String date) {}
