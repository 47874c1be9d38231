package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.truth.TrueSales;

/** Compares what the API tells of one linked account with what the practice store really sold. Shares no code with the product. */
final class Reconciliation {

    private static final int LEDGER_PAGE = 500;
    private static final Set<String> OPEN = Set.of("due", "blocked");

    private final ApiClient api;
    private final AppStoreSimulator store;
    private final long account;

    Reconciliation(ApiClient api, AppStoreSimulator store, long account) {
        this.api = api;
        this.store = store;
        this.account = account;
    }

    /** Fails with the first difference. */
    void check() {
        List<JsonObject> ledger = ledger();
        noPeriodTwiceAndNoneOpen(ledger);
        everyDayIsTheStores(firstDay(ledger));
    }

    private static void noPeriodTwiceAndNoneOpen(List<JsonObject> ledger) {
        Set<String> seen = new HashSet<>();
        for (JsonObject row : ledger) {
            String period = row.getString("stream") + " " + row.getString("vendor") + " " + row.getString("period");
            assertThat(seen.add(period))
                    .as("%s stands once in the ledger", period)
                    .isTrue();
            assertThat(row.getString("state")).as(row.toString()).isNotIn(OPEN);
        }
    }

    private void everyDayIsTheStores(LocalDate from) {
        LocalDate to = store.clock().today();

        assertThat(reported(from, to)).isEqualTo(truth(from, to));
    }

    /** Net proceeds, and what of them was taken back, by day, country and currency; without zeros. */
    private Map<String, String> reported(LocalDate from, LocalDate to) {
        Map<String, String> figures = new TreeMap<>();
        String rows = api.get("/v2/reports/sales?format=ndjson&group_by=dates,countries&granularity=daily&start_date="
                        + from + "&end_date=" + to)
                .body();
        for (String line : rows.lines().toList()) {
            JsonObject row = ApiClient.read(line).asJsonObject();
            put(
                    figures,
                    row.getString("start_date") + " " + row.getString("country") + " " + row.getString("currency"),
                    new BigDecimal(row.getString("revenue")),
                    new BigDecimal(row.getString("returns_amount")));
        }
        return figures;
    }

    private Map<String, String> truth(LocalDate from, LocalDate to) {
        Map<String, BigDecimal[]> sums = new TreeMap<>();
        for (Vendor vendor : store.truth().vendors()) {
            for (TrueSales sales : store.truth().sales(vendor.number(), from, to)) {
                TrueSales.Key key = sales.key();
                BigDecimal[] sum = sums.computeIfAbsent(
                        key.from() + " " + key.territory() + " " + key.proceedsCurrency(),
                        unknown -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                sum[0] = sum[0].add(sales.netProceeds());
                sum[1] = sum[1].add(sales.refundedProceeds());
            }
        }
        Map<String, String> figures = new TreeMap<>();
        sums.forEach((key, sum) -> put(figures, key, sum[0], sum[1]));
        return figures;
    }

    private static void put(Map<String, String> figures, String key, BigDecimal net, BigDecimal refunded) {
        if (net.signum() != 0 || refunded.signum() != 0) {
            figures.put(key, text(net) + " net, " + text(refunded) + " refunded");
        }
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static LocalDate firstDay(List<JsonObject> ledger) {
        return ledger.stream()
                .filter(row -> row.getString("grain").equals("day"))
                .map(row -> LocalDate.parse(row.getString("start_date")))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private List<JsonObject> ledger() {
        List<JsonObject> rows = new ArrayList<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonObject answer = api.get(
                            "/v2/external_accounts/" + account + "/imports?count=" + LEDGER_PAGE + "&page=" + page)
                    .object();
            pages = answer.getJsonObject("metadata").getJsonObject("resultset").getInt("total_pages");
            answer.getJsonArray("results").stream().map(JsonValue::asJsonObject).forEach(rows::add);
        }
        return rows;
    }
}
