package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.payments.Earning;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.appstoresimulator.truth.FinanceTruth;

/** Holds all that the API tells of a linked account's settled amounts and payments against the practice store's books. */
final class FinanceReconciliation {

    private static final int DAYS_UNTIL_ASKED = 9;

    /** What even a single month has, however it is grouped. */
    private static final int FEWEST_FIGURES = 40;

    private final LinkedPracticeStore account;
    private final FinanceTruth truth;
    private final YearMonth first;
    private final YearMonth last;

    /** @param since the first day that was to be collected, with the fiscal month that holds it */
    FinanceReconciliation(LinkedPracticeStore account, LocalDate since) {
        this.account = account;
        this.first = FiscalMonth.containing(since).name();
        this.truth = account.storelink().store().finance();
        this.last = settledFor(account.today());
    }

    /** The last month that was closed so many days ago that it must have been asked for. */
    private static YearMonth settledFor(LocalDate today) {
        FiscalMonth month = FiscalMonth.containing(today);
        while (month.end().plusDays(DAYS_UNTIL_ASKED).isAfter(today)) {
            month = month.plus(-1);
        }
        return month.name();
    }

    /** Fails with the first difference. */
    void check() {
        checkSettledAmounts();
        paymentsAreTheStores();
    }

    /** The same without payments. */
    void checkSettledAmounts() {
        Map<Long, String> products = account.products();
        settledAmountsAreTheStores("regions", row -> row.getString("region"), earning -> earning.region()
                .name());
        settledAmountsAreTheStores("countries", row -> row.getString("country"), earning -> earning.territory()
                .code());
        settledAmountsAreTheStores(
                "products",
                row -> products.get(row.getJsonNumber("product_id").longValueExact()),
                earning -> Long.toString(earning.product().appleId()));
    }

    private void settledAmountsAreTheStores(
            String group, Function<JsonObject, String> reportedGroup, Function<Earning, String> trueGroup) {
        Figures.Sums reported = new Figures.Sums();
        for (JsonObject row : rows("finance", "dates," + group)) {
            String name = named(row) + " " + reportedGroup.apply(row);
            String currency = row.getString("currency");
            for (String metric : List.of("units", "refunded_units", "settled", "refunds")) {
                reported.add(name, currency, metric, number(row, metric));
            }
        }
        Figures.Sums settled = new Figures.Sums();
        months().forEach(month -> vendors()
                .flatMap(vendor -> truth.earnings(vendor.number(), month).stream())
                .forEach(earning -> settle(settled, named(month) + " " + trueGroup.apply(earning), earning)));

        Figures figures = reported.figures();
        assertThat(figures.differencesFrom(settled.figures())).as(group).isEmpty();
        assertThat(figures.size()).as(group).isGreaterThan(FEWEST_FIGURES);
    }

    private static void settle(Figures.Sums sums, String name, Earning earning) {
        String currency = earning.currency().name();
        BigDecimal units = BigDecimal.valueOf(earning.quantity());
        sums.add(name, currency, earning.isRefund() ? "refunded_units" : "units", units.abs());
        sums.add(name, currency, "settled", earning.amount());
        if (earning.isRefund()) {
            sums.add(name, currency, "refunds", earning.amount().negate());
        }
    }

    private void paymentsAreTheStores() {
        Figures.Sums reported = new Figures.Sums();
        for (JsonObject row : rows("payments", "dates")) {
            for (String metric : List.of("revenue", "paid", "expected", "financial_revenue")) {
                reported.add(named(row), row.getString("currency"), metric, number(row, metric));
            }
        }
        Figures.Sums paid = new Figures.Sums();
        months().forEach(month -> vendors().forEach(vendor -> {
            truth.payment(vendor.number(), month).ifPresent(payment -> {
                String currency = payment.currency().name();
                paid.add(named(month), currency, "revenue", payment.amount());
                paid.add(named(month), currency, payment.isMade() ? "paid" : "expected", payment.amount());
            });
            truth.byRegion(vendor.number(), month)
                    .forEach((region, amount) ->
                            paid.add(named(month), region.currency().name(), "financial_revenue", amount));
        }));

        assertThat(reported.figures().differencesFrom(paid.figures()))
                .as("payments")
                .isEmpty();
    }

    private Stream<FiscalMonth> months() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(FiscalMonth::named);
    }

    private Stream<Vendor> vendors() {
        return account.vendors().stream();
    }

    /** A month by its name and the days that it covers. */
    private static String named(FiscalMonth month) {
        return month.name() + " " + month.begin() + " " + month.end();
    }

    private static String named(JsonObject row) {
        return row.getString("fiscal_month") + " " + row.getString("start_date") + " " + row.getString("end_date");
    }

    /** Money comes as a text, a count as a number. */
    private static BigDecimal number(JsonObject row, String metric) {
        return row.get(metric) instanceof JsonString money
                ? new BigDecimal(money.getString())
                : row.getJsonNumber(metric).bigDecimalValue();
    }

    private List<JsonObject> rows(String report, String groups) {
        ApiClient.Answer answer = account.storelink()
                .api()
                .get("/v2/reports/" + report + "?format=flat&group_by=" + groups + "&start_date=" + first.atDay(1)
                        + "&end_date=" + last.atEndOfMonth());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.array().getValuesAs(JsonObject.class);
    }
}
