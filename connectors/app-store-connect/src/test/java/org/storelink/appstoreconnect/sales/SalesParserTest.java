package org.storelink.appstoreconnect.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.Money;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

class SalesParserTest {

    @Test
    void readsTodaysLayout() throws ConnectorException, IOException {
        List<Fact.Sale> sales = SalesFile.parse(SalesFile.SLICE, golden("2026-11-20-28-columns.txt"));

        assertThat(sales).hasSize(8);
        assertThat(sales.getFirst())
                .isEqualTo(new Fact.Sale(
                        SalesFile.SLICE.period(),
                        new Product(
                                "6740000001",
                                "com.example.lantern",
                                "Lantern \"Pro\" – 灯",
                                ProductType.APP,
                                "Example Works",
                                "apple:ios",
                                Optional.empty()),
                        SaleKind.DOWNLOAD,
                        SaleTerms.STANDARD,
                        "DE",
                        "iPhone",
                        3,
                        new Money(new BigDecimal("6.27"), "EUR"),
                        new Money(new BigDecimal("8.97"), "EUR")));
        assertThat(sales.get(1).units()).isEqualTo(-1);
        assertThat(sales.get(1).proceeds()).isEqualTo(new Money(new BigDecimal("-2.09"), "EUR"));
        assertThat(sales.get(1).sales()).isEqualTo(new Money(new BigDecimal("-2.99"), "EUR"));
        assertThat(sales.get(2).proceeds()).isEqualTo(new Money(new BigDecimal("210"), "JPY"));
        assertThat(sales.get(3).sales()).isEqualTo(new Money(new BigDecimal("1.998"), "KWD"));
        assertThat(sales.get(3).proceeds().currency()).isEqualTo("USD");
        assertThat(sales.get(3).product().parentSku()).contains("com.example.lantern");
        assertThat(sales)
                .extracting(Fact.Sale::kind)
                .containsExactly(
                        SaleKind.DOWNLOAD,
                        SaleKind.DOWNLOAD,
                        SaleKind.INAPP,
                        SaleKind.SUBSCRIPTION,
                        SaleKind.UPDATE,
                        SaleKind.REDOWNLOAD,
                        SaleKind.BUNDLE,
                        SaleKind.OTHER);
    }

    @Test
    void readsTheLayoutOf2017() throws ConnectorException, IOException {
        ReportSlice slice =
                new ReportSlice("sales-monthly", "85123456", new ReportPeriod(Grain.MONTH, LocalDate.of(2017, 1, 1)));

        List<Fact.Sale> sales = SalesFile.parse(slice, golden("2017-01-27-columns.txt"));

        assertThat(sales).hasSize(2);
        assertThat(sales.get(1).product().storefront()).isEqualTo("apple:mac");
        assertThat(sales.get(1).proceeds()).isEqualTo(new Money(new BigDecimal("13.98"), "GBP"));
    }

    @Test
    void readsTheLayoutOf2011() throws ConnectorException, IOException {
        ReportSlice slice =
                new ReportSlice("sales-yearly", "85123456", new ReportPeriod(Grain.YEAR, LocalDate.of(2011, 1, 1)));

        List<Fact.Sale> sales = SalesFile.parse(slice, golden("2011-20-columns.txt"));

        assertThat(sales).hasSize(2);
        assertThat(sales.getFirst().device()).isEmpty();
        assertThat(sales.getFirst().proceeds()).isEqualTo(new Money(new BigDecimal("1400.0"), "USD"));
    }

    private static byte[] golden(String name) {
        try (InputStream in = Objects.requireNonNull(SalesParserTest.class.getResourceAsStream("/sales/" + name))) {
            return SalesFile.gzip(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Test
    void columnsMayStandInAnyOrderAndInUnknownCompany() throws ConnectorException, IOException {
        List<Fact.Sale> usual = SalesFile.ofToday().row().row("Units", "-2").parse();
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            List<String> shuffled = new ArrayList<>(SalesFile.columns());
            shuffled.add("Something New");
            Collections.shuffle(shuffled, random);

            assertThat(SalesFile.ofToday()
                            .withColumns(shuffled)
                            .row()
                            .row("Units", "-2")
                            .parse())
                    .isEqualTo(usual);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, DOWNLOAD, APP, STANDARD",
        "1F, DOWNLOAD, APP, STANDARD",
        "1T, DOWNLOAD, APP, STANDARD",
        "F1, DOWNLOAD, APP, STANDARD",
        "1E, DOWNLOAD, APP, BUSINESS",
        "1EP, DOWNLOAD, APP, BUSINESS",
        "1EU, DOWNLOAD, APP, BUSINESS",
        "1-B, BUNDLE, BUNDLE, STANDARD",
        "F1-B, BUNDLE, BUNDLE, STANDARD",
        "3, REDOWNLOAD, APP, STANDARD",
        "3F, REDOWNLOAD, APP, STANDARD",
        "3T, REDOWNLOAD, APP, STANDARD",
        "F3, REDOWNLOAD, APP, STANDARD",
        "7, UPDATE, APP, STANDARD",
        "7F, UPDATE, APP, STANDARD",
        "7T, UPDATE, APP, STANDARD",
        "F7, UPDATE, APP, STANDARD",
        "IA1, INAPP, INAPP, STANDARD",
        "IA1-M, INAPP, INAPP, STANDARD",
        "FI1, INAPP, INAPP, STANDARD",
        "IA3, RESTORE, INAPP, STANDARD",
        "IA9, SUBSCRIPTION, SUBSCRIPTION, STANDARD",
        "IA9-M, SUBSCRIPTION, SUBSCRIPTION, STANDARD",
        "IAY, SUBSCRIPTION, SUBSCRIPTION, STANDARD",
        "IAY-M, SUBSCRIPTION, SUBSCRIPTION, STANDARD",
        "IAC, SUBSCRIPTION, SUBSCRIPTION, STANDARD",
        "1X, OTHER, UNKNOWN, STANDARD"
    })
    void everyProductTypeCountsAsWhatItIs(String type, SaleKind kind, ProductType product, SaleTerms terms)
            throws ConnectorException, IOException {
        Fact.Sale sale =
                SalesFile.ofToday().row("Product Type Identifier", type).parseOne();

        assertThat(sale.kind()).isEqualTo(kind);
        assertThat(sale.product().type()).isEqualTo(product);
        assertThat(sale.terms()).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({"GP, GIFT", "EDU, EDUCATION", "CR-RW, PROMO", "SOMETHING, PROMO"})
    void promoCodesDecideTheTerms(String code, SaleTerms terms) throws ConnectorException, IOException {
        assertThat(SalesFile.ofToday().row("Promo Code", code).parseOne().terms())
                .isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource({
        "1F, iOS, apple:ios", "1F, iOS and tvOS, apple:ios", "F1, macOS, apple:mac", "F1, '', apple:mac",
        "IAY-M, macOS, apple:mac", "IAY, macOS, apple:ios", "1, tvOS, apple:tv", "1, watchOS, apple:watch",
        "1, visionOS, apple:vision", "1, '', apple:ios"
    })
    void aProductHasOneStorefrontWhateverTheDevice(String type, String platforms, String storefront)
            throws ConnectorException, IOException {
        List<Fact.Sale> sales = SalesFile.ofToday()
                .row("Product Type Identifier", type, "Supported Platforms", platforms, "Device", "iPhone")
                .row("Product Type Identifier", type, "Supported Platforms", platforms, "Device", "Desktop")
                .parse();

        assertThat(sales).extracting(sale -> sale.product().storefront()).containsOnly(storefront);
    }

    @Test
    void moneyIsPerUnitTimesUnitsWithTheSignOfTheUnits() throws ConnectorException, IOException {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            int units = random.nextInt(-5000, 5000);
            long cents = random.nextLong(0, 10_000_000);
            boolean printedNegative = random.nextBoolean();
            String printed = (printedNegative ? "-" : "") + cents / 100 + "." + String.format("%02d", cents % 100);

            Fact.Sale sale = SalesFile.ofToday()
                    .row("Units", Integer.toString(units), "Developer Proceeds", printed, "Customer Price", printed)
                    .parseOne();

            BigDecimal expected = BigDecimal.valueOf(cents * units, 2);
            assertThat(sale.units()).isEqualTo(units);
            assertThat(sale.proceeds().amount()).isEqualByComparingTo(expected);
            assertThat(sale.sales().amount()).isEqualByComparingTo(expected);
        }
    }

    @Test
    void amountsAddUpWithoutRounding() throws ConnectorException, IOException {
        List<Fact.Sale> sales = SalesFile.ofToday()
                .row("Units", "1", "Developer Proceeds", "0.1")
                .row("Units", "1", "Developer Proceeds", "0.2")
                .parse();

        assertThat(sales.stream().map(sale -> sale.proceeds().amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0.3");
    }

    @Test
    void refundsKeepTheirSignHoweverTheirAmountsArePrinted() throws ConnectorException, IOException {
        Fact.Sale sale = SalesFile.ofToday()
                .row("Units", "-2", "Developer Proceeds", "0.70", "Customer Price", "-0.99")
                .parseOne();

        assertThat(sale.proceeds().amount()).isEqualByComparingTo("-1.40");
        assertThat(sale.sales().amount()).isEqualByComparingTo("-1.98");
    }

    @Test
    void whatIsBlankIsEmptyAndAMissingCountryIsUnknown() throws ConnectorException, IOException {
        Fact.Sale sale = SalesFile.ofToday()
                .row("Parent Identifier", " ", "Country Code", " ", "Device", " ", "Developer", " ")
                .parseOne();

        assertThat(sale.product().parentSku()).isEmpty();
        assertThat(sale.product().developer()).isEmpty();
        assertThat(sale.country()).isEqualTo("ZZ");
        assertThat(sale.device()).isEmpty();
    }

    @Test
    void aFreeRowMayLeaveItsCurrencyOut() throws ConnectorException, IOException {
        Fact.Sale sale = SalesFile.ofToday()
                .row("Developer Proceeds", "0", "Currency of Proceeds", " ", "Customer Price", "0")
                .parseOne();

        assertThat(sale.proceeds().currency()).isEqualTo("EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=SUM(A1:A9)", "\"quoted\" ' title", "اختبار", "👩‍🚀 e\u0301"})
    void titlesAreKeptAsPrinted(String title) throws ConnectorException, IOException {
        assertThat(SalesFile.ofToday().row("Title", title).parseOne().product().name())
                .isEqualTo(title);
    }

    @Test
    void lineEndsOfWindowsAByteOrderMarkAndAMissingLastLineEndDoNoHarm() throws ConnectorException, IOException {
        String text = SalesFile.ofToday().row().row("Units", "5").text();
        String other = "\uFEFF" + text.substring(0, text.length() - 1).replace("\n", "\r\n");

        assertThat(SalesFile.parse(SalesFile.SLICE, SalesFile.gzip(other)))
                .isEqualTo(SalesFile.parse(SalesFile.SLICE, SalesFile.gzip(text)));
    }

    @Test
    void rowsThatCrossTheEdgesOfBuffersAreReadWhole() throws ConnectorException, IOException {
        SalesFile file = SalesFile.ofToday();
        for (int i = 0; i < 20_000; i++) {
            file.row(
                    "SKU",
                    "sku-" + i,
                    "Apple Identifier",
                    Long.toString(7_000_000_000L + i),
                    "Units",
                    "" + (i % 90 + 1));
        }

        List<Fact.Sale> sales = file.parse();

        assertThat(sales).hasSize(20_000);
        for (int i = 0; i < sales.size(); i++) {
            assertThat(sales.get(i).product().sku()).isEqualTo("sku-" + i);
            assertThat(sales.get(i).units()).isEqualTo(i % 90 + 1);
        }
    }

    @Test
    void rowsOfOneProductShareOneObject() throws ConnectorException, IOException {
        List<Fact.Sale> sales =
                SalesFile.ofToday().row().row("Country Code", "FR").parse();

        assertThat(sales.get(0).product()).isSameAs(sales.get(1).product());
    }
}
