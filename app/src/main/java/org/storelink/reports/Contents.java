package org.storelink.reports;

import java.util.List;

/**
 * What a read model holds beside its facts, as of one sequence.
 *
 * @param classes by id
 * @param names of devices and sources, by id
 */
record Contents(long sequence, List<StoredSlice> slices, List<FactClass> classes, List<String> names) {

    Contents {
        slices = List.copyOf(slices);
        classes = List.copyOf(classes);
        names = List.copyOf(names);
    }
}
