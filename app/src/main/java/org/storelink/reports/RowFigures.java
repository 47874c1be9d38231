package org.storelink.reports;

import java.util.List;
import java.util.Map;

/** The figures of one row. Those of money are apart by currency, the others know what they lack and why. */
sealed interface RowFigures permits MoneyFigures, MeasuredFigures {

    /** What the flat formats show: one line per currency that has something to say, or one line. */
    List<FlatFigures> flat();

    /** Writes one figure as nested JSON. */
    void appendNested(StringBuilder text, int metric);

    /** What is to be known beside the figures: by the name of each note, the metrics it is about. */
    Map<String, List<String>> notes();
}
