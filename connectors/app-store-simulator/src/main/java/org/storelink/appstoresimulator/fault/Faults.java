package org.storelink.appstoresimulator.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.storelink.appstoresimulator.market.Dice;

/** The faults that are switched on. Of several that match, the one that was added first strikes. Thread-safe. */
public final class Faults {

    /** A fault that is switched on, with how many requests it has matched and struck so far. */
    public record Active(String id, Fault fault, int matched, int struck) {

        private Active counting(boolean strikes) {
            return new Active(id, fault, matched + 1, strikes ? struck + 1 : struck);
        }
    }

    private final long seed;
    private final Map<String, Active> active = new LinkedHashMap<>();
    private int added;

    public Faults(long seed) {
        this.seed = seed;
    }

    /** Switches a fault on and returns the id by which it can be removed. */
    public synchronized String add(Fault fault) {
        String id = "fault-" + ++added;
        active.put(id, new Active(id, fault, 0, 0));
        return id;
    }

    /** Switches a fault on and returns the id by which it can be removed. */
    public String add(Fault.Builder fault) {
        return add(fault.build());
    }

    /** False if there is no such fault. */
    public synchronized boolean remove(String id) {
        return active.remove(id) != null;
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<Active> active() {
        return List.copyOf(active.values());
    }

    /**
     * The fault that strikes a request at a stage, if any; counts it.
     *
     * @param nth how many times the very same thing has been asked for, this time included
     */
    public Optional<Fault> striking(FaultKind.Stage stage, Asking asking, int nth) {
        return striking(fault -> fault.kind().stage() == stage, asking, nth);
    }

    /** Whether something about the answer to a command is to be odd in a certain way; counts it. */
    public boolean isOdd(FaultKind kind, String command) {
        return striking(fault -> fault.kind() == kind, new Asking(command, "", "", "", ""), 1)
                .isPresent();
    }

    private synchronized Optional<Fault> striking(Predicate<Fault> candidates, Asking asking, int nth) {
        for (Active candidate : active()) {
            Fault fault = candidate.fault();
            if (candidates.test(fault) && fault.matches(asking, nth) && candidate.struck() < fault.times()) {
                boolean strikes =
                        Dice.of(seed, candidate.id() + ' ' + asking + ' ' + nth).chance(fault.probability());
                active.put(candidate.id(), candidate.counting(strikes));
                if (strikes) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }
}
