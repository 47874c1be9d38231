package org.storelink.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.storelink.connector.ReportPeriod;

/**
 * Two slices that tell of one period of one publisher. Of a product that both tell of, only what the preferred one tells counts.
 *
 * @param slice id of the one that gives way
 * @param preferred id of the other
 */
record Overlap(long slice, long preferred) {

    private record Stretch(long publisher, ReportPeriod period) {}

    /** @param chosen slices of one stretch in the order of preference */
    static List<Overlap> among(Collection<StoredSlice> chosen, Sources sources) {
        Map<Stretch, List<Long>> together = chosen.stream()
                .collect(Collectors.groupingBy(
                        slice -> new Stretch(sources.publisher(slice), slice.period()),
                        LinkedHashMap::new,
                        Collectors.mapping(slice -> slice.key().sliceId(), Collectors.toList())));
        List<Overlap> overlaps = new ArrayList<>();
        for (List<Long> slices : together.values()) {
            for (int at = 1; at < slices.size(); at++) {
                for (long preferred : slices.subList(0, at)) {
                    overlaps.add(new Overlap(slices.get(at), preferred));
                }
            }
        }
        return overlaps;
    }
}
