package org.storelink.it;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.storelink.appstoresimulator.truth.TrueSales;

/**
 * Figures of a sales report by group and currency, as text to be compared: from the practice store's books, or from an answer of the API.
 * Both leave out what is zero, because a group without anything may be there or not.
 */
record Figures(SortedMap<String, String> byGroupAndMetric) {

    private static final List<String> METRICS = List.of(
            "app_downloads",
            "iap_amount",
            "subscription_purchases",
            "downloads",
            "re_downloads",
            "updates",
            "bundles",
            "returns",
            "net_downloads",
            "promos",
            "gifts",
            "revenue",
            "app_revenue",
            "iap_revenue",
            "subscription_revenue",
            "returns_amount",
            "gross_revenue",
            "gross_returns_amount");

    /** What a group is in the books, and the name of its field in a row of the answer. */
    enum Group {
        DATE("start_date", sale -> sale.key().from().toString()),
        PRODUCT("product_id", sale -> Long.toString(sale.key().appleId())),
        COUNTRY("country", sale -> sale.key().territory());

        private final String field;
        private final Function<TrueSales, String> inTheBooks;

        Group(String field, Function<TrueSales, String> inTheBooks) {
            this.field = field;
            this.inTheBooks = inTheBooks;
        }
    }

    static Figures ofBooks(List<TrueSales> books, List<Group> groups) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (TrueSales sale : books) {
            String group = String.join(
                    " ", groups.stream().map(by -> by.inTheBooks.apply(sale)).toList());
            Kind kind = Kind.of(sale.key().type());
            kind.units(sale)
                    .forEach((metric, units) -> add(sums, group, sale.key().proceedsCurrency(), metric, units));
            kind.earned(sale)
                    .forEach((metric, money) -> add(sums, group, sale.key().proceedsCurrency(), metric, money));
            kind.paid(sale)
                    .forEach((metric, money) -> add(sums, group, sale.key().customerCurrency(), metric, money));
        }
        return of(sums);
    }

    /** @param products vendor identifier by product id */
    static Figures ofAnswer(List<JsonObject> rows, List<Group> groups, Map<Long, String> products) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonObject row : rows) {
            List<String> values = new ArrayList<>();
            for (Group by : groups) {
                values.add(
                        by == Group.PRODUCT
                                ? products.get(row.getJsonNumber(by.field).longValueExact())
                                : row.getString(by.field));
            }
            for (String metric : METRICS) {
                add(sums, String.join(" ", values), row.getString("currency"), metric, number(row, metric));
            }
        }
        return of(sums);
    }

    /** Money comes as a string, a count as a number. */
    private static BigDecimal number(JsonObject row, String metric) {
        JsonValue value = row.getOrDefault(metric, JsonValue.NULL);
        return switch (value) {
            case JsonNumber count -> count.bigDecimalValue();
            case JsonString money -> new BigDecimal(money.getString());
            default -> throw new AssertionError(metric + " is missing in " + row);
        };
    }

    /** Where the two are not the same, in words: so that a failure shows the wrong figures and not the thousands that are right. */
    List<String> differencesFrom(Figures other) {
        SortedSet<String> all = new TreeSet<>(byGroupAndMetric.keySet());
        all.addAll(other.byGroupAndMetric.keySet());
        return all.stream()
                .filter(figure -> !valueOf(figure).equals(other.valueOf(figure)))
                .map(figure -> figure + " is " + valueOf(figure) + ", not " + other.valueOf(figure))
                .toList();
    }

    private String valueOf(String figure) {
        return byGroupAndMetric.getOrDefault(figure, "0");
    }

    private static void add(
            Map<String, BigDecimal> sums, String group, String currency, String metric, BigDecimal amount) {
        sums.merge(group + " " + currency + " " + metric, amount, BigDecimal::add);
    }

    private static Figures of(Map<String, BigDecimal> sums) {
        SortedMap<String, String> figures = new TreeMap<>();
        sums.forEach((group, amount) -> {
            if (amount.signum() != 0) {
                figures.put(group, amount.stripTrailingZeros().toPlainString());
            }
        });
        return new Figures(figures);
    }

    /** How the product type identifiers of the store count, by the store's own table. */
    private enum Kind {
        APP("app_downloads", "app_revenue"),
        INAPP("iap_amount", "iap_revenue"),
        SUBSCRIPTION("subscription_purchases", "subscription_revenue"),
        BUNDLE("bundles", "app_revenue"),
        REDOWNLOAD("re_downloads", "app_revenue"),
        UPDATE("updates", "app_revenue"),
        RESTORE("", "iap_revenue");

        private final String units;
        private final String money;

        Kind(String units, String money) {
            this.units = units;
            this.money = money;
        }

        static Kind of(String type) {
            return switch (type) {
                case "1", "1F", "1T", "1E", "1EP", "1EU", "F1" -> APP;
                case "IA1", "IA1-M", "FI1" -> INAPP;
                case "IA9", "IA9-M", "IAY", "IAY-M", "IAC" -> SUBSCRIPTION;
                case "1-B", "F1-B" -> BUNDLE;
                case "3", "3F", "3T", "F3" -> REDOWNLOAD;
                case "7", "7F", "7T", "F7" -> UPDATE;
                case "IA3" -> RESTORE;
                default -> throw new IllegalArgumentException("a type the store does not list: " + type);
            };
        }

        private boolean isDownload() {
            return this == APP || this == INAPP || this == SUBSCRIPTION;
        }

        Map<String, BigDecimal> units(TrueSales sale) {
            Map<String, BigDecimal> counted = new TreeMap<>();
            BigDecimal sold = BigDecimal.valueOf(sale.sold());
            BigDecimal refunded = BigDecimal.valueOf(sale.refunded());
            if (!units.isEmpty()) {
                counted.put(units, sold);
            }
            if (isDownload()) {
                counted.put("downloads", sold);
                counted.put("returns", refunded);
                counted.put("net_downloads", sold.subtract(refunded));
                switch (sale.key().promoCode()) {
                    case "CR-RW" -> counted.put("promos", sold);
                    case "GP" -> counted.put("gifts", sold);
                    default -> {}
                }
            }
            return counted;
        }

        Map<String, BigDecimal> earned(TrueSales sale) {
            return Map.of(
                    "revenue",
                    sale.netProceeds(),
                    money,
                    sale.netProceeds(),
                    "returns_amount",
                    sale.refundedProceeds());
        }

        Map<String, BigDecimal> paid(TrueSales sale) {
            return Map.of(
                    "gross_revenue", sale.paid().subtract(sale.paidBack()), "gross_returns_amount", sale.paidBack());
        }
    }
}
