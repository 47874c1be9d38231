package org.storelink.appstoresimulator.publishing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file on subscriptions.
 *
 * @param units title of the column that counts
 * @param proceeds title of a column that must be a number
 */
public record SubscriptionFile(
        String name, List<String> titles, List<List<String>> rows, String units, String proceeds, Order order)
        implements ReportFile {

    /** The layouts that one history holds side by side: the columns as Apple lists them, in another order, with others among them. */
    enum Order {
        USUAL(" "),
        TURNED(""),
        WITH_UNKNOWN_COLUMNS(" ");

        private static final int TURN = 7;
        private static final int PLACE = 4;

        private final String empty;

        Order(String empty) {
            this.empty = empty;
        }

        private List<String> laid(List<String> values, String first, String second) {
            List<String> laid = new ArrayList<>(values);
            switch (this) {
                case USUAL -> {}
                case TURNED -> Collections.rotate(laid, TURN);
                case WITH_UNKNOWN_COLUMNS -> {
                    laid.add(PLACE, first);
                    laid.add(second);
                }
            }
            return laid;
        }
    }

    @Override
    public String header() {
        return String.join("\t", order.laid(titles, "Storefront Group", "Household Note"));
    }

    @Override
    public Stream<String> lines() {
        return Stream.concat(Stream.of(header()), rows.stream().map(row -> order.laid(row, "Worldwide", "7%").stream()
                .map(value -> value.isEmpty() ? order.empty : value)
                .collect(Collectors.joining("\t"))));
    }
}
