package org.storelink.reports.faces;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.storelink.catalog.Catalog;
import org.storelink.platform.Actor;
import org.storelink.reports.Dimension;
import org.storelink.reports.Granularity;

/** What people call the groups of a report: dates, names of products and countries. */
final class GroupNames {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter QUARTER = DateTimeFormatter.ofPattern("QQQ uuuu", Locale.ENGLISH);
    private static final String UNKNOWN_COUNTRY = "ZZ";

    private final Map<Long, String> products;
    private final Granularity granularity;

    private GroupNames(Map<Long, String> products, Granularity granularity) {
        this.products = products;
        this.granularity = granularity;
    }

    static GroupNames of(Actor actor, Catalog catalog, List<Line> lines, Granularity granularity) {
        List<Long> ids = lines.stream()
                .map(Line::productId)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new GroupNames(ids.isEmpty() ? Map.of() : catalog.names(actor, ids), granularity);
    }

    /** For reports grouped by date alone. */
    static GroupNames dates(Granularity granularity) {
        return new GroupNames(Map.of(), granularity);
    }

    String name(Line line, Dimension dimension) {
        return switch (dimension) {
            case DATE ->
                line.fiscalMonth()
                        .map(month -> fiscal(month, line))
                        .orElseGet(() -> line.startDate().map(this::period).orElse(""));
            case PRODUCT -> line.productId().map(this::product).orElse("");
            case COUNTRY -> line.country().map(GroupNames::country).orElse("");
            case REGION -> line.region().map(GroupNames::region).orElse("");
            case SOURCE, DEVICE -> line.name(dimension).orElse("");
        };
    }

    /** The period of a line as short as it can be told apart. */
    String tick(Line line) {
        return line.fiscalMonth().map(MONTH::format).orElseGet(() -> line.startDate()
                .map(start -> granularity == Granularity.DAILY ? SHORT_DAY.format(start) : period(start))
                .orElse(""));
    }

    /** For example {@code October 2026 (27 Sep 2026 to 31 Oct 2026)}; without days where stores differ. */
    private static String fiscal(YearMonth month, Line line) {
        String days = line.startDate()
                .flatMap(start -> line.endDate()
                        .map(end -> " (" + SHORT_DAY.format(start) + " to " + SHORT_DAY.format(end) + ")"))
                .orElse("");
        return MONTH.format(month) + days;
    }

    private String product(long id) {
        return Objects.requireNonNullElse(products.get(id), "Product " + id);
    }

    private String period(LocalDate start) {
        return switch (granularity) {
            case DAILY -> DAY.format(start);
            case WEEKLY -> "Week of " + SHORT_DAY.format(start);
            case MONTHLY -> MONTH.format(start);
            case QUARTERLY -> QUARTER.format(start);
            case YEARLY -> Integer.toString(start.getYear());
        };
    }

    /** The English name of a country; the code when there is none. */
    static String country(String code) {
        return UNKNOWN_COUNTRY.equals(code)
                ? "Unknown country"
                : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    /** A region is a country, or several that share a currency and have no name of their own. */
    private static String region(String code) {
        String country = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        return country.equals(code) ? code : country + " (" + code + ")";
    }

    static String heading(Dimension dimension) {
        return switch (dimension) {
            case DATE -> "Date";
            case PRODUCT -> "Product";
            case COUNTRY -> "Country";
            case REGION -> "Region";
            case SOURCE -> "Source";
            case DEVICE -> "Device";
        };
    }
}
