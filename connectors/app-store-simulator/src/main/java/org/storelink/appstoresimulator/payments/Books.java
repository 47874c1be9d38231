package org.storelink.appstoresimulator.payments;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Sale;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.Publisher;

/**
 * What vendors finally earned: the sales of each fiscal month, paid per region. Units are those of the sales reports; here and there the
 * share differs by the smallest coin, because reports of sales tell estimates. A month is closed on the Friday after it ends. Safe
 * for use by several threads.
 */
public final class Books {

    private static final int DAYS_UNTIL_CLOSED = 6;
    private static final LocalTime CLOSED_AT = LocalTime.of(15, 0);
    private static final int DAYS_UNTIL_PAID = 33;

    private final long seed;
    private final Publisher publisher;
    private final Clock clock;

    public Books(long seed, Publisher publisher, Clock clock) {
        this.seed = seed;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Whether the month's report can be had now, if anything was earned in it. */
    public boolean isClosed(FiscalMonth month) {
        return !clock.instant().isBefore(closedAt(month));
    }

    public LocalDate paidOn(FiscalMonth month) {
        return month.end().plusDays(DAYS_UNTIL_PAID);
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
