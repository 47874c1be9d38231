package org.storelink.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of one line of a flat format. */
interface FlatFigures {

    /** Empty where figures are no money at all. */
    Optional<String> currency();

    /** Writes one figure as a JSON value. */
    void appendJson(StringBuilder text, int metric);

    /** Writes one figure as a cell. */
    void appendCell(StringBuilder text, int metric);

    /** As {@link RowFigures#notes()}. */
    Map<String, List<String>> notes();
}
