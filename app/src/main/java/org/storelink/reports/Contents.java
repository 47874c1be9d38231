package org.storelink.reports;

import java.util.List;

/**
 * What a read model holds beside its facts, as of one sequence.
 *
 * @param classes by id
 */
record Contents(long sequence, List<StoredSlice> slices, List<SaleClass> classes) {

    Contents {
        slices = List.copyOf(slices);
        classes = List.copyOf(classes);
    }
}
