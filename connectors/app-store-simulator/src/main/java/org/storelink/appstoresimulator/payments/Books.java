package org.storelink.appstoresimulator.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Sale;
import org.storelink.appstoresimulator.market.StoreCurrency;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.Publisher;
import org.storelink.appstoresimulator.publishing.StoreClock;

/**
 * What vendors finally earned: the sales of each fiscal month, paid per region. Units are those of the sales reports; here and there the
 * share differs by the smallest coin, because reports of sales tell estimates. A month is closed on the Friday after it ends. Safe
 * for use by several threads.
 */
public final class Books {

    private static final int DAYS_UNTIL_CLOSED = 6;
    private static final LocalTime CLOSED_AT = LocalTime.of(15, 0);
    private static final int DAYS_UNTIL_PAID = 33;

    private static final BigDecimal AFTER_BANK = new BigDecimal("0.998");

    private final long seed;
    private final Publisher publisher;
    private final StoreClock clock;

    public Books(long seed, Publisher publisher, StoreClock clock) {
        this.seed = seed;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whether the month's report can be had now, if anything was earned in it. */
    public boolean isClosed(FiscalMonth month) {
        return !clock.instant().isBefore(closedAt(month));
    }

    /** What is paid for the month's earnings, in dollars; nothing without earnings. */
    public Optional<Payment> payment(Vendor vendor, FiscalMonth month) {
        Map<Region, BigDecimal> regions = byRegion(vendor, month);
        if (regions.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal dollars = BigDecimal.ZERO;
        for (Map.Entry<Region, BigDecimal> region : regions.entrySet()) {
            dollars = dollars.add(
                    StoreCurrency.USD.from(region.getValue(), region.getKey().currency()));
        }
        LocalDate paidOn = month.end().plusDays(DAYS_UNTIL_PAID);
        return Optional.of(new Payment(
                dollars.multiply(AFTER_BANK).setScale(2, RoundingMode.HALF_EVEN),
                StoreCurrency.USD,
                paidOn,
                !clock.today().isBefore(paidOn)));
    }

    /** Earnings less refunds by region, in the region's currency. */
    public Map<Region, BigDecimal> byRegion(Vendor vendor, FiscalMonth month) {
        Map<Region, BigDecimal> sums = new EnumMap<>(Region.class);
        earnings(vendor, month).forEach(earning -> sums.merge(earning.region(), earning.amount(), BigDecimal::add));
        return sums;
    }

    /** One entry for equal terms, in order of regions; none for a month that is not closed. */
    public List<Earning> earnings(Vendor vendor, FiscalMonth month) {
        if (!isClosed(month)) {
            return List.of();
        }
        Map<Earning, Long> quantities = new LinkedHashMap<>();
        for (LocalDate day = month.begin(); !day.isAfter(month.end()); day = day.plusDays(1)) {
            for (Sale sale : publisher.day(vendor, day)) {
                if (sale.proceeds().signum() != 0) {
                    Earning earning = earning(sale);
                    quantities.merge(
                            earning.withQuantity(Long.signum(earning.quantity())), earning.quantity(), Long::sum);
                }
            }
        }
        List<Earning> earnings = new ArrayList<>();
        quantities.forEach((terms, quantity) -> earnings.add(terms.withQuantity(quantity)));
        earnings.sort((one, other) -> one.region().compareTo(other.region()));
        return earnings;
    }

    private Earning earning(Sale sale) {
        Region region = Region.of(sale.territory());
        BigDecimal estimate =
                region.currency().from(sale.proceeds(), sale.territory().earns());
        return new Earning(
                region,
                sale.product(),
                sale.type(),
                sale.territory(),
                sale.promoCode(),
                sale.units(),
                settled(sale, region, estimate),
                sale.price());
    }

    /** The final share: in one case of eight a coin more or less than was estimated. */
    private BigDecimal settled(Sale sale, Region region, BigDecimal estimate) {
        Dice dice =
                Dice.of(seed, sale.product().appleId() + " " + sale.territory().code() + ' ' + estimate + " settled");
        BigDecimal coin = BigDecimal.ONE.movePointLeft(region.currency().decimals());
        if (!dice.oneIn(8)) {
            return estimate;
        }
        return dice.oneIn(2) && estimate.compareTo(coin) > 0 ? estimate.subtract(coin) : estimate.add(coin);
    }

    private static Instant closedAt(FiscalMonth month) {
        return month.end().plusDays(DAYS_UNTIL_CLOSED).atTime(CLOSED_AT).toInstant(ZoneOffset.UTC);
    }
}
