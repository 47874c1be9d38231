package org.storelink.appstoresimulator.truth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Sale;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Period;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.publishing.Publisher;

/**
 * Answers what a perfect reader of every report would know now. Sales of days whose daily report has not appeared yet are
 * left out; sales of days whose daily report is no longer kept are in, because longer reports told of them. Thread-safe.
 */
public final class Truth {

    private final Cast cast;
    private final Publisher publisher;
    private final Clock clock;

    public Truth(Cast cast, Publisher publisher, Clock clock) {
        this.cast = cast;
        this.publisher = publisher;
        this.clock = clock;
    }

    public List<Account> accounts() {
        return cast.accounts();
    }

    /** All vendors of all accounts. */
    public List<Vendor> vendors() {
        return cast.vendors();
    }

    public Vendor vendor(String number) {
        return cast.vendor(number)
                .orElseThrow(() -> new IllegalArgumentException("vendor: " + number + " is not in this store"));
    }

    public List<Product> products(String vendor) {
        return vendor(vendor).products();
    }

    /** Sums by day and the rest of the key, oldest first. Both days are included. */
    public List<TrueSales> sales(String vendor, LocalDate from, LocalDate to) {
        return sales(vendor, from, to, DateType.DAILY);
    }

    /** Sums by day, week, month or year and the rest of the key, oldest first; groups are cut at {@code from} and {@code to}. */
    public List<TrueSales> sales(String vendor, LocalDate from, LocalDate to, DateType by) {
        Map<TrueSales.Key, TrueSales> sums = new LinkedHashMap<>();
        Vendor seller = vendor(vendor);
        for (LocalDate day : published(seller, from, to)) {
            Period group = Period.containing(by, day);
            LocalDate begin = group.begin().isBefore(from) ? from : group.begin();
            LocalDate end = group.end().isAfter(to) ? to : group.end();
            for (Sale sale : publisher.day(seller, day)) {
                TrueSales.Key key = key(begin, end, sale);
                sums.merge(key, TrueSales.of(key, sale), TrueSales::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    /** Published days on which nothing was sold, as far as is known now; days before the vendor opened are among them. */
    public List<LocalDate> daysWithoutSales(String vendor, LocalDate from, LocalDate to) {
        Vendor seller = vendor(vendor);
        return published(seller, from, to).stream()
                .filter(day -> publisher.day(seller, day).isEmpty())
                .toList();
    }

    /** How it stands with the report of the given length that covers the day. */
    public Publication publication(String vendor, DateType type, LocalDate day) {
        return publisher.state(vendor(vendor), Period.containing(type, day));
    }

    private List<LocalDate> published(Vendor vendor, LocalDate from, LocalDate to) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (!clock.instant().isBefore(publisher.availableAt(vendor, Period.containing(DateType.DAILY, day)))) {
                days.add(day);
            }
        }
        return days;
    }

    private static TrueSales.Key key(LocalDate from, LocalDate to, Sale sale) {
        return new TrueSales.Key(
                from,
                to,
                sale.product().sku(),
                sale.product().appleId(),
                sale.territory().code(),
                sale.type(),
                sale.promoCode(),
                sale.completeMyBundle(),
                sale.territory().earns().name(),
                sale.territory().pays().name());
    }
}
