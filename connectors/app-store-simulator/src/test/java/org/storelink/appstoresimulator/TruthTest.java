package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.truth.TrueSales;

class TruthTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String BIG = "85410007";
    private static final String SMALL = "85410031";

    private AppStoreSimulator store;
    private RawClient client;

    /** Sums of one key as this test makes them out of files: units sold and refunded, money earned, paid, and back. */
    private static final class Sums {
        long sold;
        long refunded;
        BigDecimal proceeds = BigDecimal.ZERO;
        BigDecimal refundedProceeds = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal paidBack = BigDecimal.ZERO;

        String plain() {
            return sold + " " + refunded + " " + plain(proceeds) + " " + plain(refundedProceeds) + " " + plain(paid)
                    + " " + plain(paidBack);
        }

        static String plain(BigDecimal amount) {
            return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
        }
    }

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().accounts(1).rowsPerDay(40).today(TODAY).build());
        client = new RawClient(store.uri())
                .with("accesstoken", store.accessTokens().issue().value());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void everyDailyFileAddsUpToTheTruth() {
        LocalDate from = TODAY.minusDays(365);

        Map<String, String> counted = counted(BIG, DateType.DAILY, days(from, TODAY));

        assertThat(differences(counted, truth(BIG, from, TODAY, DateType.DAILY)))
                .isEmpty();
    }

    @Test
    void everyWeeklyFileAddsUpToTheTruth() {
        LocalDate from = LocalDate.of(2025, 11, 24);
        LocalDate to = LocalDate.of(2026, 11, 15);

        Map<String, String> counted = counted(BIG, DateType.WEEKLY, weeks(from, to));

        assertThat(differences(counted, truth(BIG, from, to, DateType.WEEKLY))).isEmpty();
    }

    @Test
    void everyYearlyFileOfAVendorWithFewSalesAddsUpToTheTruth() {
        Map<String, String> counted = counted(SMALL, DateType.YEARLY, List.of("2023", "2024", "2025"));

        Map<String, String> truth = truth(SMALL, LocalDate.of(2023, 1, 1), LocalDate.of(2025, 12, 31), DateType.YEARLY);
        assertThat(differences(counted, truth)).isEmpty();
    }

    @Test
    void everyMonthlyFileAddsUpToTheTruth() {
        Map<String, String> counted = counted(BIG, DateType.MONTHLY, List.of("202511", "202602", "202610"));

        Map<String, String> truth = truth(BIG, LocalDate.of(2025, 11, 1), LocalDate.of(2025, 11, 30), DateType.MONTHLY);
        truth.putAll(truth(BIG, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28), DateType.MONTHLY));
        truth.putAll(truth(BIG, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31), DateType.MONTHLY));
        assertThat(differences(counted, truth)).isEmpty();
    }

    @Test
    void daysWithoutSalesAreTheDaysWithoutFile() {
        LocalDate from = TODAY.minusDays(100);
        LocalDate to = TODAY.minusDays(10);

        List<LocalDate> quiet = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            HttpResponse<byte[]> response = client.report(SMALL, "Daily", day.format(DateTimeFormatter.BASIC_ISO_DATE));
            if (!response.headers().map().containsKey("filename")) {
                assertThat(RawClient.element(response, "Code")).isEqualTo("213");
                quiet.add(day);
            }
        }

        assertThat(quiet).hasSizeBetween(40, 88).isEqualTo(store.truth().daysWithoutSales(SMALL, from, to));
    }

    @Test
    void knowsWhichReportsCanBeHad() {
        assertThat(store.truth().publication(BIG, DateType.DAILY, TODAY)).isEqualTo(Publication.NOT_YET);
        assertThat(store.truth().publication(BIG, DateType.DAILY, TODAY.minusDays(366)))
                .isEqualTo(Publication.OUT_OF_RANGE);
        assertThat(store.truth().publication(BIG, DateType.YEARLY, LocalDate.of(2019, 5, 5)))
                .isEqualTo(Publication.AVAILABLE);
    }

    /** What differs, in few words; thousands of sums would hide it. */
    private static List<String> differences(Map<String, String> counted, Map<String, String> truth) {
        assertThat(truth).isNotEmpty();
        TreeSet<String> keys = new TreeSet<>(counted.keySet());
        keys.addAll(truth.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(counted.get(key), truth.get(key)))
                .map(key -> key + ": counted " + counted.get(key) + ", truth " + truth.get(key))
                .limit(10)
                .toList();
    }

    private Map<String, String> counted(String vendor, DateType type, List<String> dates) {
        Map<String, Sums> sums = new TreeMap<>();
        for (String date : dates) {
            HttpResponse<byte[]> response = client.report(vendor, type.text(), date);
            if (response.headers().firstValue("filename").isPresent()
                    && !RawClient.unpacked(response).contains(usEnd(type, date))) {
                response = client.report(vendor, type.text(), date);
            }
            if (response.headers().firstValue("filename").isPresent()) {
                NaiveReport.rows(RawClient.unpacked(response)).forEach(row -> add(sums, row));
            } else {
                assertThat(RawClient.element(response, "Code")).isIn("210", "213");
            }
        }
        Map<String, String> counted = new TreeMap<>();
        sums.forEach((key, sum) -> counted.put(key, sum.plain()));
        return counted;
    }

    /** The end date as files write it, to tell a mixed-up week. */
    private static String usEnd(DateType type, String date) {
        return type == DateType.WEEKLY
                ? date.substring(4, 6) + '/' + date.substring(6) + '/' + date.substring(0, 4)
                : "APPLE";
    }

    private static void add(Map<String, Sums> sums, Map<String, String> row) {
        String key = String.join(
                "|",
                NaiveReport.value(row, "Begin Date"),
                NaiveReport.value(row, "End Date"),
                NaiveReport.value(row, "SKU"),
                NaiveReport.value(row, "Apple Identifier"),
                NaiveReport.value(row, "Country Code"),
                NaiveReport.value(row, "Product Type Identifier"),
                NaiveReport.value(row, "Promo Code"),
                NaiveReport.value(row, "CMB"),
                NaiveReport.value(row, "Currency of Proceeds"),
                NaiveReport.value(row, "Customer Currency"));
        Sums sum = sums.computeIfAbsent(key, _ -> new Sums());
        long units = Long.parseLong(NaiveReport.value(row, "Units"));
        BigDecimal proceeds =
                new BigDecimal(NaiveReport.value(row, "Developer Proceeds")).multiply(BigDecimal.valueOf(units));
        BigDecimal paid =
                new BigDecimal(NaiveReport.value(row, "Customer Price")).multiply(BigDecimal.valueOf(Math.abs(units)));
        if (units > 0) {
            sum.sold += units;
            sum.proceeds = sum.proceeds.add(proceeds);
            sum.paid = sum.paid.add(paid);
        } else {
            sum.refunded -= units;
            sum.refundedProceeds = sum.refundedProceeds.subtract(proceeds);
            sum.paidBack = sum.paidBack.subtract(paid);
        }
    }

    private Map<String, String> truth(String vendor, LocalDate from, LocalDate to, DateType by) {
        DateTimeFormatter date = DateTimeFormatter.ofPattern("MM/dd/uuuu");
        Map<String, String> truth = new TreeMap<>();
        for (TrueSales sales : store.truth().sales(vendor, from, to, by)) {
            TrueSales.Key key = sales.key();
            Sums sums = new Sums();
            sums.sold = sales.sold();
            sums.refunded = sales.refunded();
            sums.proceeds = sales.proceeds();
            sums.refundedProceeds = sales.refundedProceeds();
            sums.paid = sales.paid();
            sums.paidBack = sales.paidBack();
            truth.put(
                    String.join(
                            "|",
                            key.from().format(date),
                            key.to().format(date),
                            key.sku(),
                            Long.toString(key.appleId()),
                            key.territory(),
                            key.type(),
                            key.promoCode(),
                            key.completeMyBundle(),
                            key.proceedsCurrency(),
                            key.customerCurrency()),
                    sums.plain());
        }
        return truth;
    }

    private static List<String> days(LocalDate from, LocalDate to) {
        return from.datesUntil(to)
                .map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE))
                .toList();
    }

    private static List<String> weeks(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY)
                .map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE))
                .toList();
    }
}
