package org.storelink.appstoresimulator.usage;

import java.util.Map;
import org.storelink.appstoresimulator.market.Territory;

/** An app's numbers of one day, in one territory, from one source, on one kind of device. Absent numbers are nought. */
public record Cell(Territory territory, Source source, String device, Map<Measure, Long> numbers) {

    public Cell {
        numbers = Map.copyOf(numbers);
    }

    public long number(Measure measure) {
        return numbers.getOrDefault(measure, 0L);
    }
}
