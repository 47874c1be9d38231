package org.storelink.appstoresimulator.publishing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/** The layouts of Summary Sales files that one history holds side by side. The month in which a period begins decides. */
enum Layout {
    /** As of January 2017: 27 columns. */
    OF_2017(upTo(Column.CLIENT), " "),
    /** Today's: Order Type is the 28th column. */
    WITH_ORDER_TYPE(upTo(Column.ORDER_TYPE), " "),
    /** The same columns in another order, and empty where others have a blank. */
    REORDERED(turned(upTo(Column.ORDER_TYPE)), ""),
    /** With columns that nobody announced. */
    WITH_UNKNOWN_COLUMNS(upTo(Column.TAX_NOTE), " ");

    private final List<Column> columns;
    private final String empty;

    Layout(List<Column> columns, String empty) {
        this.columns = columns;
        this.empty = empty;
    }

    static Layout of(Period period) {
        return values()[(period.begin().getYear() * 12 + period.begin().getMonthValue()) % values().length];
    }

    List<Column> columns() {
        return columns;
    }

    /** What stands in a field without value. */
    String empty() {
        return empty;
    }

    private static List<Column> upTo(Column last) {
        return List.copyOf(EnumSet.range(Column.PROVIDER, last));
    }

    private static List<Column> turned(List<Column> columns) {
        List<Column> turned = new ArrayList<>(columns);
        Collections.rotate(turned, 11);
        Collections.swap(turned, 0, turned.size() - 1);
        return turned;
    }
}
