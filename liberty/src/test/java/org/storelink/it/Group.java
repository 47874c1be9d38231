package org.storelink.it;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.truth.TrueSales;

/** What figures of a report are grouped by: as a parameter of the API, as a field of its rows, and in the practice store's books. */
enum Group {
    DATE("dates", "start_date", sale -> sale.key().from().toString()),
    PRODUCT("products", "product_id", sale -> Long.toString(sale.key().appleId())),
    COUNTRY("countries", "country", sale -> sale.key().territory());

    private final String parameter;
    private final String field;
    private final Function<TrueSales, String> inTheBooks;

    Group(String parameter, String field, Function<TrueSales, String> inTheBooks) {
        this.parameter = parameter;
        this.field = field;
        this.inTheBooks = inTheBooks;
    }

    String field() {
        return field;
    }

    String inTheBooks(TrueSales sale) {
        return inTheBooks.apply(sale);
    }

    /** For example {@code dates,products}. */
    static String parameter(List<Group> groups) {
        return groups.stream().map(group -> group.parameter).collect(Collectors.joining(","));
    }
}
