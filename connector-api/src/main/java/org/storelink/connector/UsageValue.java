package org.storelink.connector;

import java.math.BigDecimal;

/** What a store says of a metric. */
public sealed interface UsageValue {

    /** @param number a whole one unless the metric is a ratio, never negative */
    record Told(BigDecimal number) implements UsageValue {}

    /** The store knows the figure and keeps it back, to protect the few people it is about. It is not zero. */
    record Withheld() implements UsageValue {}
}
