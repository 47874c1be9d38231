package org.storelink.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.Money;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.Subject;

/** Short ways to write down facts and slices. */
final class Sales {

    static final Product GAME =
            new Product("1001", "game", "A game", ProductType.APP, "Someone", "store:phone", Optional.empty());

    private Sales() {}

    static ReportPeriod day(String date) {
        return new ReportPeriod(Grain.DAY, LocalDate.parse(date));
    }

    static ReportPeriod month(String firstDay) {
        return new ReportPeriod(Grain.MONTH, LocalDate.parse(firstDay));
    }

    static ReportPeriod year(int year) {
        return new ReportPeriod(Grain.YEAR, LocalDate.of(year, 1, 1));
    }

    static ReportPeriod week(String monday) {
        return new ReportPeriod(Grain.WEEK, LocalDate.parse(monday));
    }

    static SliceKey slice(long id, ReportPeriod period) {
        return slice(id, 7, period);
    }

    static SliceKey slice(long id, long vendor, ReportPeriod period) {
        return new SliceKey(id, vendor * 10, vendor, "sales-" + period.grain(), period, Subject.SALES);
    }

    static Fact.Sale download(ReportPeriod period, String country, long units, String proceeds, String currency) {
        return sale(
                period, SaleKind.DOWNLOAD, SaleTerms.STANDARD, country, units, proceeds, currency, proceeds, currency);
    }

    static Fact.Sale sale(
            ReportPeriod period,
            SaleKind kind,
            SaleTerms terms,
            String country,
            long units,
            String proceeds,
            String proceedsCurrency,
            String sales,
            String salesCurrency) {
        return new Fact.Sale(
                period,
                GAME,
                kind,
                terms,
                country,
                "Phone",
                units,
                new Money(new BigDecimal(proceeds), proceedsCurrency),
                new Money(new BigDecimal(sales), salesCurrency));
    }
}
