package org.storelink.reports;

import java.math.BigDecimal;

/** What a row can say of one metric that is no money. */
public sealed interface UsageAnswer {

    /** No store tells of it. */
    record Untold() implements UsageAnswer {}

    /** Every figure of the row is kept back by the store, to protect the few people it is about. */
    record Withheld() implements UsageAnswer {}

    /** The row holds several figures that cannot be made one: a device counted on two days is one device. */
    record NotAdded() implements UsageAnswer {}

    /** @param incomplete whether some of what it is made of is withheld or has not come, so that the true figure is larger */
    record Figure(BigDecimal number, boolean incomplete) implements UsageAnswer {}
}
