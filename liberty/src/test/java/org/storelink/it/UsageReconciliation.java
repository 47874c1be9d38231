package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.ProductKind;
import org.storelink.appstoresimulator.market.Territory;
import org.storelink.appstoresimulator.truth.TrueUsage;
import org.storelink.appstoresimulator.usage.Cell;
import org.storelink.appstoresimulator.usage.Dimension;
import org.storelink.appstoresimulator.usage.Measure;
import org.storelink.appstoresimulator.usage.Source;
import org.storelink.appstoresimulator.usage.Usage;

/** Holds all that the API tells of a linked account's usage against what the practice store's generator says. */
final class UsageReconciliation {

    private static final Map<Measure, String> METRICS = Map.of(
            Measure.UNITS, "first_time_downloads",
            Measure.REDOWNLOADS, "repeat_downloads",
            Measure.IMPRESSIONS, "impressions",
            Measure.PAGE_VIEWS, "app_store_views",
            Measure.INSTALLATIONS, "installs",
            Measure.DELETIONS, "deletions",
            Measure.SESSIONS, "sessions",
            Measure.ACTIVE_DEVICES, "daily_active_devices",
            Measure.CRASHES, "crashes");

    private static final Map<String, String> SOURCES = Map.of(
            "Search", "Search",
            "Other", "Browse",
            "AppRef", "App referrer",
            "WebRef", "Web referrer",
            "Unknown", "Unavailable");

    private static final Map<String, String> COUNTRIES = Territory.ALL.stream()
            .collect(Collectors.toMap(
                    UsageReconciliation::storefront,
                    territory -> storefront(territory).equals("0") ? "ZZ" : territory.code(),
                    (one, _) -> one));

    private final LinkedPracticeStore account;
    private final LocalDate from;
    private final LocalDate to;

    /** @param from the first day that was to be collected */
    UsageReconciliation(LinkedPracticeStore account, LocalDate from) {
        this.account = account;
        // The store is asked for a day some hours after it usually tells of it.
        this.to = account.storelink().store().usage().dataEnd().minusDays(2);
        this.from = from;
    }

    /** Fails with the first difference. */
    void check() {
        Map<String, Long> ids = account.products().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        List<Product> apps = account.vendors().stream()
                .flatMap(vendor -> vendor.products().stream())
                .filter(product -> product.kind().family() == ProductKind.Family.APP)
                .toList();
        for (Product app : apps) {
            long id = Objects.requireNonNull(ids.get(Long.toString(app.appleId())), app.title());
            everyDayIsTheStores(app, id, Optional.empty(), "", UnaryOperator.identity());
            everyDayIsTheStores(
                    app, id, Optional.of(Dimension.STOREFRONT), "countries", key -> COUNTRIES.getOrDefault(key, key));
            everyDayIsTheStores(
                    app, id, Optional.of(Dimension.SOURCE), "sources", key -> SOURCES.getOrDefault(key, key));
            everyDayIsTheStores(app, id, Optional.of(Dimension.PLATFORM), "devices", UnaryOperator.identity());
            allDaysAreWhatEachIs(app, id);
        }
    }

    private void everyDayIsTheStores(
            Product app, long id, Optional<Dimension> cut, String group, UnaryOperator<String> named) {
        String query = "/v2/reports/usage?format=flat&group_by=dates" + (group.isEmpty() ? "" : "," + group)
                + "&products=" + id + "&start_date=" + from + "&end_date=" + to;
        Figures.Sums reported = new Figures.Sums();
        for (JsonObject row : rows(query)) {
            String name = row.getString("start_date") + partOf(row, group);
            METRICS.values().forEach(metric -> add(reported, name, metric, row));
        }

        assertThat(reported.figures().differencesFrom(told(app, cut, named)))
                .as("%s by %s", app.title(), group)
                .isEmpty();
    }

    private static String partOf(JsonObject row, String group) {
        return switch (group) {
            case "countries" -> " " + row.getString("country");
            case "sources" -> " " + row.getString("source");
            case "devices" -> " " + row.getString("device");
            default -> "";
        };
    }

    /** A figure that is withheld counts as one of another name, so that it is neither a number nor nothing. */
    private static void add(Figures.Sums sums, String name, String metric, JsonObject row) {
        boolean withheld = names(row, "withheld").contains(metric);
        if (withheld) {
            sums.add(name, "", metric + " withheld", BigDecimal.ONE);
        }
        assertThat(row.isNull(metric)).as("%s of %s", metric, row).isEqualTo(withheld);
        if (row.get(metric) instanceof JsonNumber number) {
            sums.add(name, "", metric, number.bigDecimalValue());
        }
    }

    private Figures told(Product app, Optional<Dimension> cut, UnaryOperator<String> named) {
        Figures.Sums sums = new Figures.Sums();
        METRICS.forEach((measure, metric) -> {
            for (TrueUsage part : truth(app, measure, cut)) {
                String suffix = cut.isEmpty() ? "" : " " + named.apply(part.key());
                part.byDay().forEach((day, number) -> {
                    boolean withheld = isWithheld(measure, number);
                    sums.add(
                            day + suffix,
                            "",
                            withheld ? metric + " withheld" : metric,
                            BigDecimal.valueOf(withheld ? 1 : number));
                });
            }
        });
        return sums.figures();
    }

    private List<TrueUsage> truth(Product app, Measure measure, Optional<Dimension> cut) {
        var usage = account.storelink().store().usage();
        return cut.map(dimension -> usage.by(dimension, app.appleId(), measure, from, to))
                .orElseGet(() -> List.of(usage.of(app.appleId(), measure, from, to)));
    }

    /** Of one day, as the store is asked. */
    private static boolean isWithheld(Measure measure, long number) {
        return measure.isWithholdable() && number > 0 && number < Usage.THRESHOLD;
    }

    /** Only what happened is added; what was withheld makes the sum incomplete. */
    private void allDaysAreWhatEachIs(Product app, long id) {
        JsonObject row = rows("/v2/reports/usage?format=flat&group_by=products&products=" + id + "&start_date=" + from
                        + "&end_date=" + to)
                .getFirst();
        METRICS.forEach((measure, metric) -> {
            TrueUsage all = truth(app, measure, Optional.empty()).getFirst();
            long told = all.byDay().values().stream()
                    .filter(number -> !isWithheld(measure, number))
                    .mapToLong(Long::longValue)
                    .sum();
            boolean someWithheld = all.byDay().values().stream().anyMatch(number -> isWithheld(measure, number));
            if (measure == Measure.ACTIVE_DEVICES) {
                assertThat(row.isNull(metric)).isTrue();
                assertThat(names(row, "not_added")).contains(metric);
            } else {
                assertThat(row.getJsonNumber(metric).longValueExact())
                        .as("%s of %s", metric, app.title())
                        .isEqualTo(told);
                assertThat(names(row, "incomplete").contains(metric))
                        .as("%s of %s is incomplete", metric, app.title())
                        .isEqualTo(someWithheld);
            }
        });
    }

    private List<JsonObject> rows(String query) {
        ApiClient.Answer answer = account.storelink().api().get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.array().getValuesAs(JsonObject.class);
    }

    private static List<String> names(JsonObject row, String note) {
        return row.getJsonArray(note).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static String storefront(Territory territory) {
        return Dimension.STOREFRONT
                .value(new Cell(territory, Source.SEARCH, "", Map.of()))
                .key();
    }
}
