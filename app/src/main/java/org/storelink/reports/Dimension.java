package org.storelink.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a report may be grouped by. The facts hold each as a whole number that sorts as people expect. */
public enum Dimension {
    DATE("date", "dates"),
    PRODUCT("product", "products"),
    COUNTRY("country", "countries"),
    /** What a store settles together: a country, or several with one currency. */
    REGION("region", "regions"),
    /** What led people to a product. */
    SOURCE("source", "sources"),
    DEVICE("device", "devices");

    private final String singular;
    private final String plural;

    Dimension(String singular, String plural) {
        this.singular = singular;
        this.plural = plural;
    }

    /** As the API writes it. */
    public String code() {
        return plural;
    }

    /** The field of a row that says which group it is, where one field does. */
    public String field() {
        return singular;
    }

    /** @param name in the singular or the plural, in any case */
    static Optional<Dimension> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(dimension -> dimension.singular.equals(wanted) || dimension.plural.equals(wanted))
                .findFirst();
    }

    /** What facts are grouped by. */
    String expression(Granularity granularity) {
        return switch (this) {
            case DATE ->
                switch (granularity) {
                    case DAILY -> "date";
                    case WEEKLY -> "date_trunc('week', date)::DATE";
                    case MONTHLY -> "date_trunc('month', date)::DATE";
                    case QUARTERLY -> "date_trunc('quarter', date)::DATE";
                    case YEARLY -> "date_trunc('year', date)::DATE";
                };
            case PRODUCT -> "product";
            case COUNTRY -> "country";
            case REGION -> "region";
            case SOURCE -> "source";
            case DEVICE -> "device";
        };
    }

    /** The group as a number of 64 bits; dates as days since 1970. */
    String number(String column) {
        return switch (this) {
            case DATE -> "(" + column + " - DATE '1970-01-01')::BIGINT";
            case PRODUCT -> column;
            case COUNTRY, REGION, SOURCE, DEVICE -> column + "::BIGINT";
        };
    }
}
