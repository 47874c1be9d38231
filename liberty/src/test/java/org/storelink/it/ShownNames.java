package org.storelink.it;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Territory;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.DateType;

/** What the names that pages show mean in the practice store's books. */
record ShownNames(DateType period, Map<String, String> products, Map<String, String> countries) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter WEEK = DateTimeFormatter.ofPattern("'Week of 'd MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    static ShownNames of(List<Vendor> vendors, DateType period) {
        return new ShownNames(
                period,
                vendors.stream()
                        .flatMap(vendor -> vendor.products().stream())
                        .collect(Collectors.toMap(Product::title, product -> Long.toString(product.appleId()))),
                Territory.ALL.stream()
                        .map(Territory::code)
                        .collect(Collectors.toMap(ShownNames::country, Function.identity())));
    }

    private static String country(String code) {
        return code.equals("ZZ") ? "Unknown country" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    String meant(Group group, String shown) {
        return switch (group) {
            case DATE -> firstDay(shown).toString();
            case PRODUCT -> known(products, shown);
            case COUNTRY -> known(countries, shown);
        };
    }

    private LocalDate firstDay(String shown) {
        return switch (period) {
            case DAILY -> LocalDate.parse(shown, DAY);
            case WEEKLY -> LocalDate.parse(shown, WEEK);
            case MONTHLY -> YearMonth.parse(shown, MONTH).atDay(1);
            case YEARLY -> LocalDate.of(Integer.parseInt(shown), 1, 1);
        };
    }

    private static String known(Map<String, String> names, String shown) {
        String meant = names.get(shown);
        if (meant == null) {
            throw new AssertionError("the store knows no \"" + shown + "\"");
        }
        return meant;
    }
}
