package org.storelink.appstoresimulator.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Corrections of single days that a test or a person asked for, beside those that happen by themselves. Thread-safe. */
public final class Restatements {

    private record VendorDay(String vendor, LocalDate date) {}

    private final Map<VendorDay, List<Instant>> instants = new ConcurrentHashMap<>();
    private final Map<VendorDay, Integer> onAsking = new ConcurrentHashMap<>();

    /** Changes the day's sales, in the daily file and in every longer one, from an instant on. */
    public void at(String vendor, LocalDate date, Instant instant) {
        instants.computeIfAbsent(new VendorDay(vendor, date), _ -> new CopyOnWriteArrayList<>())
                .add(instant);
    }

    /** Changes the day's sales just before its daily file is asked for the n-th time, counted from 1. */
    public void onAsking(String vendor, LocalDate date, int nth) {
        onAsking.put(new VendorDay(vendor, date), nth);
    }

    /** To be called before a daily file is made for the {@code nth} time. */
    public void asked(String vendor, LocalDate date, int nth, Instant now) {
        if (onAsking.remove(new VendorDay(vendor, date), nth)) {
            at(vendor, date, now);
        }
    }

    int until(String vendor, LocalDate date, Instant now) {
        return (int) instants.getOrDefault(new VendorDay(vendor, date), List.of()).stream()
                .filter(instant -> !instant.isAfter(now))
                .count();
    }
}
