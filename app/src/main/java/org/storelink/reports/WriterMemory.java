package org.storelink.reports;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a writer would otherwise ask for with each slice again: which slices are there, and the numbers that facts have instead of their
 * class and device. Of use as long as every write since it was read has been committed.
 */
final class WriterMemory {

    /** Numbers of classes lie in 16 bits. */
    private static final int MOST_CLASSES = 0xFFFF;

    private final Map<Long, StoredSlice> slices = new HashMap<>();
    private final Map<SaleClass, Integer> classes = new HashMap<>();
    private final Map<String, Integer> devices = new HashMap<>();
    private final Map<SaleClass, Integer> newClasses = new HashMap<>();
    private final Map<String, Integer> newDevices = new HashMap<>();

    WriterMemory(List<StoredSlice> slices, List<SaleClass> classes, List<String> devices) {
        slices.forEach(slice -> this.slices.put(slice.key().sliceId(), slice));
        classes.forEach(saleClass -> this.classes.put(saleClass, this.classes.size()));
        devices.forEach(device -> this.devices.put(device, this.devices.size()));
    }

    /** By their ids. */
    Map<Long, StoredSlice> slices() {
        return slices;
    }

    /** @throws IllegalArgumentException when there are more classes than money and sales of this world make */
    int number(SaleClass saleClass) {
        Integer known = classes.get(saleClass);
        if (known != null) {
            return known;
        }
        int number = classes.size();
        if (number > MOST_CLASSES) {
            throw new IllegalArgumentException("too many pairs of currencies: " + saleClass);
        }
        classes.put(saleClass, number);
        newClasses.put(saleClass, number);
        return number;
    }

    int number(String device) {
        Integer known = devices.get(device);
        if (known != null) {
            return known;
        }
        int number = devices.size();
        devices.put(device, number);
        newDevices.put(device, number);
        return number;
    }

    /** Writes the numbers that were given since the last time, in the transaction of the facts that have them. */
    void writeNumbers(ModelSession session) throws SQLException {
        for (Map.Entry<SaleClass, Integer> entry : newClasses.entrySet()) {
            SaleClass added = entry.getKey();
            session.execute(
                    "INSERT INTO class VALUES (?, ?, ?, ?, ?, ?)",
                    entry.getValue(),
                    added.kind().name(),
                    added.terms().name(),
                    added.refunded(),
                    added.proceedsCurrency(),
                    added.salesCurrency());
        }
        for (Map.Entry<String, Integer> entry : newDevices.entrySet()) {
            session.execute("INSERT INTO device VALUES (?, ?)", entry.getValue(), entry.getKey());
        }
        newClasses.clear();
        newDevices.clear();
    }
}
