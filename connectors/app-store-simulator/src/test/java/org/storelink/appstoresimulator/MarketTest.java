package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.storelink.appstoresimulator.truth.TrueSales;

/** The practice store sells everything that can hurt a reader, every year anew. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final List<String> VENDORS = List.of("85410007", "85410019", "85410031");

    private AppStoreSimulator store;
    private RawClient client;
    private List<Map<String, String>> months;

    @BeforeAll
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().accounts(1).today(TODAY).build());
        client = new RawClient(store.uri())
                .with("accesstoken", store.accessTokens().issue().value());
        months = VENDORS.stream()
                .flatMap(vendor -> LocalDate.of(2025, 11, 1)
                        .datesUntil(LocalDate.of(2026, 11, 1), Period.ofMonths(1))
                        .flatMap(month -> NaiveReport.rows(RawClient.unpacked(client.report(
                                        vendor, "Monthly", month.format(DateTimeFormatter.ofPattern("uuuuMM")))))
                                .stream()))
                .toList();
    }

    @AfterAll
    void close() {
        client.close();
        store.close();
    }

    @Test
    void sellsUnderEveryProductTypeIdentifier() {
        assertThat(values("Product Type Identifier"))
                .containsExactlyInAnyOrder(
                        "1", "1F", "1T", "1E", "1EP", "1EU", "F1", "1-B", "F1-B", "3", "3F", "3T", "F3", "7", "7F",
                        "7T", "F7", "IA1", "IA1-M", "FI1", "IA3", "IA9", "IA9-M", "IAY", "IAY-M", "IAC");
    }

    @Test
    void sellsInFortyTerritoriesAndTwelveCurrencies() {
        assertThat(values("Country Code")).hasSizeGreaterThanOrEqualTo(40).contains("XK", "ZZ");
        assertThat(values("Customer Currency")).hasSize(12).contains("JPY", "KRW", "KWD");
        assertThat(values("Currency of Proceeds")).hasSize(12);
        assertThat(months).anyMatch(row -> !NaiveReport.value(row, "Customer Currency")
                .equals(NaiveReport.value(row, "Currency of Proceeds")));
    }

    @Test
    void writesEachCurrencyWithItsOwnDecimals() {
        assertThat(months).allSatisfy(row -> {
            BigDecimal proceeds = new BigDecimal(NaiveReport.value(row, "Developer Proceeds"));
            int decimals =
                    switch (NaiveReport.value(row, "Currency of Proceeds")) {
                        case "JPY", "KRW" -> 0;
                        case "KWD" -> 3;
                        default -> 2;
                    };
            assertThat(proceeds.signum() == 0 ? 0 : proceeds.scale()).isIn(0, decimals);
        });
    }

    @Test
    void takesBackWithNegativeUnitsAndPricesButPositiveProceeds() {
        List<Map<String, String>> refunds = months.stream()
                .filter(row -> NaiveReport.value(row, "Units").startsWith("-"))
                .filter(row -> !NaiveReport.value(row, "CMB").equals("CMB"))
                .toList();

        assertThat(refunds).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(NaiveReport.value(row, "Customer Price")).startsWith("-");
            assertThat(new BigDecimal(NaiveReport.value(row, "Developer Proceeds")))
                    .isPositive();
        });
    }

    @Test
    void earnsWithTheBundleAndNotWithTheAppsInIt() {
        assertThat(months.stream().filter(row -> NaiveReport.value(row, "CMB").equals("CMB")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("Developer Proceeds", "0")
                        .hasEntrySatisfying("Product Type Identifier", type -> assertThat(type)
                                .isIn("1", "1F", "F1")));
        assertThat(months.stream().filter(row -> NaiveReport.value(row, "Product Type Identifier")
                        .endsWith("-B")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(new BigDecimal(NaiveReport.value(row, "Developer Proceeds")))
                        .isPositive());
    }

    @Test
    void namesProductsPainfully() {
        assertThat(values("Title"))
                .anyMatch(title -> title.contains("\""))
                .anyMatch(title -> title.startsWith("="))
                .anyMatch(title -> title.startsWith("+"))
                .anyMatch(title -> title.startsWith("-"))
                .anyMatch(title -> title.startsWith("@"))
                .anyMatch(title -> title.codePoints().anyMatch(Character::isIdeographic))
                .anyMatch(title -> title.codePoints()
                        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.ARABIC))
                .anyMatch(title ->
                        title.codePoints().anyMatch(point -> Character.getType(point) == Character.NON_SPACING_MARK))
                .anyMatch(title -> title.codePoints().anyMatch(point -> point > 0xffff));
        assertThat(values("SKU")).contains("'gold.100','silver.500'");
        assertThat(values("Apple Identifier"))
                .allSatisfy(id -> assertThat(Long.parseLong(id)).isGreaterThan(1L << 32));
    }

    @Test
    void givesCodesGiftsAndLessons() {
        assertThat(values("Promo Code")).contains("", "CR-RW", "GP", "EDU");
        assertThat(values("Subscription")).contains("", "New", "Renewal");
        assertThat(values("Proceeds Reason")).contains("", "Rate After One Year");
        assertThat(values("Preserved Pricing")).contains("", "Yes");
        assertThat(values("Client")).contains("", "News");
        assertThat(values("Parent Identifier")).contains("", "com.northlight.tidewatch");
    }

    @Test
    void repeatsProductCountryAndTypeWithinAFile() {
        Map<String, Integer> rows = new HashMap<>();
        months.forEach(row -> rows.merge(
                NaiveReport.value(row, "Begin Date")
                        + NaiveReport.value(row, "SKU")
                        + NaiveReport.value(row, "Country Code")
                        + NaiveReport.value(row, "Product Type Identifier"),
                1,
                Integer::sum));

        assertThat(rows.values()).anyMatch(count -> count > 1);
    }

    @Test
    void changesTheLayoutFromMonthToMonth() {
        List<String> headers = LocalDate.of(2026, 3, 1)
                .datesUntil(LocalDate.of(2026, 7, 1), Period.ofMonths(1))
                .map(month -> RawClient.unpacked(client.report(
                                VENDORS.getFirst(), "Monthly", month.format(DateTimeFormatter.ofPattern("uuuuMM"))))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .toList();

        assertThat(headers)
                .anyMatch(header -> header.split("\t").length == 27 && header.endsWith("\tClient"))
                .anyMatch(header -> header.split("\t").length == 28 && header.endsWith("\tOrder Type"))
                .anyMatch(header -> header.split("\t").length == 28 && !header.startsWith("Provider\t"))
                .anyMatch(header -> header.split("\t").length == 30 && header.endsWith("\tTax Note"));
    }

    @Test
    void sellsTheSameForTheSameSeed() {
        try (AppStoreSimulator twin = AppStoreSimulator.start(
                        Options.builder().accounts(1).today(TODAY).build());
                RawClient other = new RawClient(twin.uri())
                        .with("accesstoken", twin.accessTokens().issue().value())) {
            assertThat(other.report("85410019", "Daily", "20261118").body())
                    .isEqualTo(client.report("85410019", "Daily", "20261118").body());
        }
    }

    @Test
    void sellsOtherwiseForAnotherSeed() {
        try (AppStoreSimulator stranger = AppStoreSimulator.start(
                Options.builder().seed(2).accounts(1).today(TODAY).build())) {
            LocalDate day = LocalDate.of(2026, 11, 18);
            List<TrueSales> sales = stranger.truth().sales("85410019", day, day);

            assertThat(sales).isNotEmpty().isNotEqualTo(store.truth().sales("85410019", day, day));
        }
    }

    @Test
    void growsWithItsOptions() {
        try (AppStoreSimulator large = AppStoreSimulator.start(
                Options.builder().today(TODAY).rowsPerDay(3000).vendors(7).build())) {
            LocalDate day = LocalDate.of(2026, 11, 18);

            assertThat(large.truth().vendors()).hasSize(8);
            assertThat(large.truth().sales("85410007", day, day)).hasSizeGreaterThan(500);
            assertThat(large.truth().products("85410043"))
                    .noneMatch(product -> store.truth().products("85410007").contains(product));
        }
    }

    private Set<String> values(String column) {
        Set<String> values = new HashSet<>();
        months.forEach(row -> values.add(row.getOrDefault(column, "")));
        return values;
    }
}
