package org.storelink.reports;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a writer would otherwise ask for with each slice again: which slices are there, and the numbers that facts have instead of their
 * class, device or source. Of use as long as every write since it was read has been committed.
 */
final class WriterMemory {

    /** Numbers of classes lie in 16 bits. */
    private static final int MOST_CLASSES = 0xFFFF;

    private final Map<Long, StoredSlice> slices = new HashMap<>();
    private final Map<FactClass, Integer> classes = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<FactClass, Integer> newClasses = new HashMap<>();
    private final Map<String, Integer> newNames = new HashMap<>();

    WriterMemory(List<StoredSlice> slices, List<FactClass> classes, List<String> names) {
        slices.forEach(slice -> this.slices.put(slice.key().sliceId(), slice));
        classes.forEach(factClass -> this.classes.put(factClass, this.classes.size()));
        names.forEach(name -> this.names.put(name, this.names.size()));
    }

    /** By their ids. */
    Map<Long, StoredSlice> slices() {
        return slices;
    }

    /** @throws IllegalArgumentException when there are more classes than money and sales of this world make */
    int number(FactClass factClass) {
        Integer known = classes.get(factClass);
        if (known != null) {
            return known;
        }
        int number = classes.size();
        if (number > MOST_CLASSES) {
            throw new IllegalArgumentException("too many pairs of currencies: " + factClass);
        }
        classes.put(factClass, number);
        newClasses.put(factClass, number);
        return number;
    }

    int number(String name) {
        Integer known = names.get(name);
        if (known != null) {
            return known;
        }
        int number = names.size();
        names.put(name, number);
        newNames.put(name, number);
        return number;
    }

    /** Writes the numbers that were given since the last time, in the transaction of the facts that have them. */
    void writeNumbers(ModelSession session) throws SQLException {
        for (Map.Entry<FactClass, Integer> entry : newClasses.entrySet()) {
            session.execute(
                    "INSERT INTO class VALUES (?, ?)",
                    entry.getValue(),
                    entry.getKey().text());
        }
        for (Map.Entry<String, Integer> entry : newNames.entrySet()) {
            session.execute("INSERT INTO name VALUES (?, ?)", entry.getValue(), entry.getKey());
        }
        newClasses.clear();
        newNames.clear();
    }
}
