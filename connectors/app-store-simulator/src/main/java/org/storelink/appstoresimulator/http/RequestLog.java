package org.storelink.appstoresimulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.storelink.appstoresimulator.fault.Asking;

/** Counts what the store has been asked. Thread-safe. */
public final class RequestLog {

    private final Map<Asking, Integer> askings = new HashMap<>();
    private final List<Asking> inOrder = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private int passwordUses;

    /** Counts a request and tells how many times the very same thing has been asked for, this time included. */
    public synchronized int asked(Asking asking) {
        inOrder.add(asking);
        return askings.merge(asking, 1, Integer::sum);
    }

    /** What was asked for, oldest first, whatever the answer was. */
    public synchronized List<Asking> inOrder() {
        return List.copyOf(inOrder);
    }

    /** How many times the very same thing has been asked for. */
    public synchronized int times(Asking asking) {
        return askings.getOrDefault(asking, 0);
    }

    public synchronized void passwordUsed() {
        passwordUses++;
    }

    public synchronized void answered(String how) {
        answers.merge(how, 1, Integer::sum);
    }

    public synchronized int total() {
        return askings.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many requests named the command, such as {@code Sales.getReport}. */
    public synchronized int count(String command) {
        return byCommand().getOrDefault(command, 0);
    }

    /** How many times one report was asked for; the date as requests write it. */
    public synchronized int count(String vendor, String reportType, String dateType, String date) {
        return times(new Asking("Sales.getReport", vendor, reportType, dateType, date));
    }

    public synchronized Map<String, Integer> byCommand() {
        Map<String, Integer> counts = new TreeMap<>();
        askings.forEach((asking, count) -> counts.merge(asking.command(), count, Integer::sum));
        return counts;
    }

    /** Counts by report; other commands are left out. */
    public synchronized Map<Asking, Integer> byReport() {
        Map<Asking, Integer> counts = new HashMap<>(askings);
        counts.keySet().removeIf(asking -> !asking.command().equals("Sales.getReport"));
        return counts;
    }

    /** Counts by {@code ok}, by error number and by kind of fault. */
    public synchronized Map<String, Integer> byAnswer() {
        return new TreeMap<>(answers);
    }

    /** How many requests to Reporter carried a password, right or wrong. */
    public synchronized int passwordUses() {
        return passwordUses;
    }

    /** Forgets all requests; the next asking for anything is the first again, also for faults and mixed-up weeks. */
    public synchronized void reset() {
        askings.clear();
        inOrder.clear();
        answers.clear();
        passwordUses = 0;
    }
}
