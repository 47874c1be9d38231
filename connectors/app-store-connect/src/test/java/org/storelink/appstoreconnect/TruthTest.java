package org.storelink.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.truth.TrueSales;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Fact;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/** What the connector reads of the practice store, with all its quirks, equals what the store's own books say. */
class TruthTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final AppStoreSimulator store = AppStoreSimulator.start(
            Options.builder().today(TODAY).rowsPerDay(40).build());
    private LinkedAccount account;

    private record Key(
            LocalDate start,
            long product,
            String country,
            SaleKind kind,
            SaleTerms terms,
            String proceedsCurrency,
            String salesCurrency) {}

    private record Sums(long sold, long refunded, BigDecimal proceeds, BigDecimal sales) {

        Sums plus(Sums other) {
            return new Sums(
                    sold + other.sold, refunded + other.refunded, proceeds.add(other.proceeds), sales.add(other.sales));
        }

        /** With amounts that equal each other whatever zeros they end in. */
        Sums normalized() {
            return new Sums(sold, refunded, normal(proceeds), normal(sales));
        }

        private static BigDecimal normal(BigDecimal amount) {
            return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        }
    }

    @BeforeEach
    void link() throws ConnectorException {
        account = linked(store);
    }

    LinkedAccount linked(AppStoreSimulator from) throws ConnectorException {
        return new LinkedAccount(from, from.clock());
    }

    @AfterEach
    void close() {
        account.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource(SalesReport.class)
    void everyNumberOfEveryReportIsTrue(SalesReport report)
            throws ConnectorException, IOException, InterruptedException {
        for (var vendor : account.grant().vendors()) {
            Map<String, Sums> read = new TreeMap<>();
            Map<String, Sums> expected = new TreeMap<>();
            for (ReportPeriod period : published(report, vendor.code())) {
                sales(new ReportSlice(report.stream().id(), vendor.code(), period))
                        .forEach(sale -> read.merge(key(sale).toString(), sums(sale), Sums::plus));
                store.truth()
                        .sales(vendor.code(), period.start(), period.end(), dateType(report))
                        .forEach(sale -> expected.merge(key(sale).toString(), sums(sale), Sums::plus));
            }
            expected.replaceAll((_, sums) -> sums.normalized());
            read.replaceAll((_, sums) -> sums.normalized());

            assertThat(read).isEqualTo(expected);
            assertThat(read).isNotEmpty();
        }
    }

    /** Now and then the store serves another week at first; it is refused, and the next attempt brings the right one. */
    private List<Fact.Sale> sales(ReportSlice slice) throws ConnectorException, IOException, InterruptedException {
        try {
            return account.sales(slice);
        } catch (ConnectorException e) {
            assertThat(e.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
            assertThat(e.failure().message()).contains("another period");
            return account.sales(slice);
        }
    }

    @Test
    void theWrongWeekIsServedSometimesAndAlwaysNoticed() {
        long refused = published(
                        SalesReport.WEEKLY, account.grant().vendors().getFirst().code())
                .stream()
                .filter(period -> {
                    try {
                        account.sales(new ReportSlice(
                                "sales-weekly",
                                account.grant().vendors().getFirst().code(),
                                period));
                        return false;
                    } catch (ConnectorException e) {
                        return e.failure() instanceof ConnectorFailure.Unreadable;
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .count();

        assertThat(refused).isPositive();
    }

    private List<ReportPeriod> published(SalesReport report, String vendor) {
        LocalDate oldest =
                switch (report) {
                    case DAILY -> TODAY.minusDays(120);
                    case WEEKLY, MONTHLY -> TODAY.minusDays(350);
                    case YEARLY -> TODAY.minusYears(6);
                };
        List<ReportPeriod> periods = new ArrayList<>();
        ReportPeriod period = ReportPeriod.holding(report.grain(), oldest).next();
        for (; period.end().isBefore(TODAY); period = period.next()) {
            if (store.truth().publication(vendor, dateType(report), period.start()) == Publication.AVAILABLE) {
                periods.add(period);
            }
        }
        return periods;
    }

    private static DateType dateType(SalesReport report) {
        return DateType.valueOf(report.name());
    }

    private static Key key(Fact.Sale sale) {
        return new Key(
                sale.date(),
                Long.parseLong(sale.product().storeId()),
                sale.country(),
                sale.kind(),
                sale.terms(),
                sale.proceeds().currency(),
                sale.sales().currency());
    }

    private static Sums sums(Fact.Sale sale) {
        return new Sums(
                Math.max(0, sale.units()),
                Math.max(0, -sale.units()),
                sale.proceeds().amount(),
                sale.sales().amount());
    }

    private static Key key(TrueSales sale) {
        TrueSales.Key key = sale.key();
        return new Key(
                key.from(),
                key.appleId(),
                key.territory(),
                kind(key.type()),
                terms(key),
                key.proceedsCurrency(),
                key.customerCurrency());
    }

    private static Sums sums(TrueSales sale) {
        return new Sums(
                sale.sold(), sale.refunded(), sale.netProceeds(), sale.paid().subtract(sale.paidBack()));
    }

    private static SaleKind kind(String type) {
        return switch (type) {
            case "1", "1F", "1T", "F1", "1E", "1EP", "1EU" -> SaleKind.DOWNLOAD;
            case "3", "3F", "3T", "F3" -> SaleKind.REDOWNLOAD;
            case "7", "7F", "7T", "F7" -> SaleKind.UPDATE;
            case "1-B", "F1-B" -> SaleKind.BUNDLE;
            case "IA1", "IA1-M", "FI1" -> SaleKind.INAPP;
            case "IA3" -> SaleKind.RESTORE;
            case "IA9", "IA9-M", "IAY", "IAY-M", "IAC" -> SaleKind.SUBSCRIPTION;
            default -> throw new AssertionError("the practice store has a new type: " + type);
        };
    }

    private static SaleTerms terms(TrueSales.Key key) {
        return switch (key.promoCode()) {
            case "GP" -> SaleTerms.GIFT;
            case "EDU" -> SaleTerms.EDUCATION;
            case "CR-RW" -> SaleTerms.PROMO;
            default -> key.type().startsWith("1E") ? SaleTerms.BUSINESS : SaleTerms.STANDARD;
        };
    }
}
