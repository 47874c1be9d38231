package org.storelink.it;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.truth.TrueSales;

/** What a report has to show of the practice store's books, by the store's own table of product type identifiers. */
record Books(List<TrueSales> sales) {

    Books {
        sales = List.copyOf(sales);
    }

    Books inCountry(String code) {
        return new Books(sales.stream()
                .filter(sale -> sale.key().territory().equals(code))
                .toList());
    }

    List<String> countries() {
        return sales.stream()
                .map(sale -> sale.key().territory())
                .distinct()
                .sorted()
                .toList();
    }

    /** The metrics of the sales report. */
    Figures sales(List<Group> groups) {
        Figures.Sums sums = new Figures.Sums();
        for (TrueSales sale : sales) {
            Kind kind = Kind.of(sale.key().type());
            String earned = sale.key().proceedsCurrency();
            String paid = sale.key().customerCurrency();
            String group = group(sale, groups);
            kind.units(sale).forEach((metric, units) -> sums.add(group, earned, metric, units));
            kind.earned(sale).forEach((metric, money) -> sums.add(group, earned, metric, money));
            kind.paid(sale).forEach((metric, money) -> sums.add(group, paid, metric, money));
        }
        return sums.figures();
    }

    /** The metrics of the revenue report, as far as its page shows them. */
    Figures revenue(List<Group> groups) {
        Figures.Sums sums = new Figures.Sums();
        for (TrueSales sale : sales) {
            Kind.of(sale.key().type())
                    .sources(sale)
                    .forEach((metric, money) ->
                            sums.add(group(sale, groups), sale.key().proceedsCurrency(), metric, money));
        }
        return sums.figures();
    }

    private static String group(TrueSales sale, List<Group> groups) {
        return groups.stream().map(by -> by.inTheBooks(sale)).collect(Collectors.joining(" "));
    }

    /** How the product type identifiers of the store count. */
    private enum Kind {
        APP("app_downloads", "app_revenue", "sales"),
        INAPP("iap_amount", "iap_revenue", "iap"),
        SUBSCRIPTION("subscription_purchases", "subscription_revenue", "subscriptions"),
        BUNDLE("bundles", "app_revenue", "sales"),
        REDOWNLOAD("re_downloads", "app_revenue", "sales"),
        UPDATE("updates", "app_revenue", "sales"),
        RESTORE("", "iap_revenue", "iap");

        private final String units;
        private final String money;
        private final String source;

        Kind(String units, String money, String source) {
            this.units = units;
            this.money = money;
            this.source = source;
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
            Map<String, BigDecimal> counted = new HashMap<>();
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

        /** What schools buy at half the price is a source of its own. */
        Map<String, BigDecimal> sources(TrueSales sale) {
            boolean toSchools = this == APP && sale.key().promoCode().equals("EDU");
            return Map.of(
                    "total",
                    sale.netProceeds(),
                    "returns",
                    sale.refundedProceeds(),
                    toSchools ? "edu" : source,
                    sale.proceeds());
        }
    }
}
