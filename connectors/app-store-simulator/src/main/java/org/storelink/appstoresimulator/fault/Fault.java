package org.storelink.appstoresimulator.fault;

import java.time.Duration;

/**
 * A fault and the requests that it strikes. Blank strings match anything.
 *
 * @param firstAsking from the how manieth asking for the very same thing on, counted from 1
 * @param lastAsking up to and including which asking for the very same thing
 * @param times how many requests it strikes in all before it is spent
 * @param probability that it strikes a request that matches, from 0 to 1; drawn from the store's seed
 * @param delay before a slow answer
 * @param code error number instead of the kind's own; 0 for the kind's own
 */
public record Fault(
        FaultKind kind,
        String command,
        String vendor,
        String dateType,
        String date,
        int firstAsking,
        int lastAsking,
        int times,
        double probability,
        Duration delay,
        int code) {

    public Fault {
        require(firstAsking >= 1, "firstAsking: must be 1 or more");
        require(lastAsking >= firstAsking, "lastAsking: must not be before firstAsking");
        require(times >= 1, "times: must be 1 or more");
        require(probability >= 0 && probability <= 1, "probability: must be from 0 to 1");
        require(!delay.isNegative(), "delay: must not be negative");
    }

    /** A fault that strikes its kind's usual command, which is every report asked for, unless told otherwise. */
    public static Builder of(FaultKind kind) {
        return new Builder(kind);
    }

    boolean matches(Asking asking, int nth) {
        return matches(command, asking.command())
                && matches(vendor, asking.vendor())
                && matches(dateType, asking.dateType())
                && matches(date, asking.date())
                && nth >= firstAsking
                && nth <= lastAsking;
    }

    private static boolean matches(String wanted, String actual) {
        return wanted.isBlank() || wanted.equals(actual);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Tells a fault whom to strike. */
    public static final class Builder {

        private final FaultKind kind;
        private String command;
        private String vendor = "";
        private String dateType = "";
        private String date = "";
        private int firstAsking = 1;
        private int lastAsking = Integer.MAX_VALUE;
        private int times = Integer.MAX_VALUE;
        private double probability = 1;
        private Duration delay = Duration.ofSeconds(5);
        private int code;

        private Builder(FaultKind kind) {
            this.kind = kind;
            this.command = kind.usualCommand();
        }

        /** Blank for all commands. */
        public Builder command(String newCommand) {
            command = newCommand;
            return this;
        }

        public Builder vendor(String newVendor) {
            vendor = newVendor;
            return this;
        }

        public Builder dateType(String newDateType) {
            dateType = newDateType;
            return this;
        }

        /** As requests write it: {@code 20261122}, {@code 202611} or {@code 2026}. */
        public Builder date(String newDate) {
            date = newDate;
            return this;
        }

        /** Strikes from the first to the last asking for the very same thing, both included. */
        public Builder askings(int first, int last) {
            firstAsking = first;
            lastAsking = last;
            return this;
        }

        public Builder times(int newTimes) {
            times = newTimes;
            return this;
        }

        public Builder probability(double newProbability) {
            probability = newProbability;
            return this;
        }

        public Builder delay(Duration newDelay) {
            delay = newDelay;
            return this;
        }

        public Builder code(int newCode) {
            code = newCode;
            return this;
        }

        public Fault build() {
            return new Fault(
                    kind, command, vendor, dateType, date, firstAsking, lastAsking, times, probability, delay, code);
        }
    }
}
