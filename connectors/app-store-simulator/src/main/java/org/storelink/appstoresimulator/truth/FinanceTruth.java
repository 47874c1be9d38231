package org.storelink.appstoresimulator.truth;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.payments.Books;
import org.storelink.appstoresimulator.payments.Earning;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.appstoresimulator.payments.Payment;
import org.storelink.appstoresimulator.payments.Region;

/** Answers what a perfect reader of all payments and financial reports would know now, from the generator alone. Thread-safe. */
public final class FinanceTruth {

    private final Cast cast;
    private final Books books;

    public FinanceTruth(Cast cast, Books books) {
        this.cast = cast;
        this.books = books;
    }

    public boolean isClosed(FiscalMonth month) {
        return books.isClosed(month);
    }

    /** Everything that was earned and lost in a month; empty while the month is not closed. */
    public List<Earning> earnings(String vendor, FiscalMonth month) {
        return books.earnings(vendor(vendor), month);
    }

    /** Earnings less refunds by region, in the region's currency. */
    public Map<Region, BigDecimal> byRegion(String vendor, FiscalMonth month) {
        return books.byRegion(vendor(vendor), month);
    }

    /** What is paid for the month; nothing for one without earnings, or one that is not closed. */
    public Optional<Payment> payment(String vendor, FiscalMonth month) {
        return books.payment(vendor(vendor), month);
    }

    private Vendor vendor(String number) {
        return cast.vendor(number)
                .orElseThrow(() -> new IllegalArgumentException("vendor: " + number + " is not in this store"));
    }
}
