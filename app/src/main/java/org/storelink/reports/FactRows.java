package org.storelink.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.storelink.connector.Fact;
import org.storelink.connector.UsageCut;
import org.storelink.connector.UsageValue;

/** Writes the facts of one slice as rows of their table. */
final class FactRows {

    /** More of one kind on one line is nothing of this world, and sums of it would leave 64 bits. */
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private final DuckDBAppender rows;
    private final WriterMemory memory;
    private final SliceKey key;
    private final int day;
    private final byte grain;

    FactRows(ModelSession session, WriterMemory memory, SliceKey key) throws SQLException {
        this.memory = memory;
        this.key = key;
        this.day = (int) key.period().start().toEpochDay();
        this.grain = (byte) key.period().grain().ordinal();
        this.rows = session.appender(FactTable.of(key.subject()).table());
    }

    /** @throws IllegalArgumentException when a country or region is no two capital letters, or a number is absurd */
    void add(Fact fact, long productId) throws SQLException {
        switch (fact) {
            case Fact.Sale sale -> add(sale, productId);
            case Fact.Usage usage -> add(usage, productId);
            case Fact.Settlement settlement -> add(settlement, productId);
            case Fact.Payment payment -> add(payment);
            case Fact.SubscriptionState state ->
                add(
                        productId,
                        new FactClass.Standing(state.standing()),
                        state.country(),
                        state.device(),
                        state.count());
            case Fact.SubscriptionEvent event ->
                add(
                        productId,
                        new FactClass.Happened(event.change(), event.price()),
                        event.country(),
                        event.device(),
                        event.quantity());
        }
    }

    private void add(Fact.Sale sale, long productId) throws SQLException {
        long units = checked(sale.units());
        BigDecimal proceeds = sale.proceeds().amount();
        BigDecimal sales = sale.sales().amount();
        short country = Countries.number(sale.country());
        int saleClass = memory.number(SaleClass.of(sale));
        int device = memory.number(sale.device());
        if (Micros.fits(proceeds) && Micros.fits(sales)) {
            append(productId, saleClass, country, device, units, Micros.of(proceeds), Micros.of(sales));
        } else {
            appendInPieces(productId, saleClass, country, device, sale);
        }
    }

    /** Sums stay exact: the first row has the units, each of the rows has as much of the money as fits. */
    private void appendInPieces(long productId, int saleClass, short country, int device, Fact.Sale sale)
            throws SQLException {
        BigInteger proceeds = Micros.ofAny(sale.proceeds().amount());
        BigInteger sales = Micros.ofAny(sale.sales().amount());
        long units = sale.units();
        do {
            long someProceeds = piece(proceeds);
            long someSales = piece(sales);
            append(productId, saleClass, country, device, units, someProceeds, someSales);
            proceeds = proceeds.subtract(BigInteger.valueOf(someProceeds));
            sales = sales.subtract(BigInteger.valueOf(someSales));
            units = 0;
        } while (proceeds.signum() != 0 || sales.signum() != 0);
    }

    private static long piece(BigInteger micros) {
        BigInteger most = BigInteger.valueOf(Micros.MOST_IN_A_ROW);
        return micros.min(most).max(most.negate()).longValueExact();
    }

    private void append(long productId, int saleClass, short country, int device, long units, long proceeds, long sales)
            throws SQLException {
        begin().append(productId)
                .append((short) saleClass)
                .append(country)
                .append(device)
                .append(units)
                .append(proceeds)
                .append(sales)
                .endRow();
    }

    private void add(Fact.Usage usage, long productId) throws SQLException {
        boolean withheld = usage.value() instanceof UsageValue.Withheld;
        begin().append(productId)
                .append((short) memory.number(new FactClass.Measured(usage.metric(), withheld)))
                .append(UsageCuts.of(usage.cut()))
                .append(part(usage.cut()))
                .append(micros(usage.value()))
                .endRow();
    }

    private int part(UsageCut cut) {
        return switch (cut) {
            case UsageCut.Whole _ -> 0;
            case UsageCut.Country(String code) -> Countries.number(code);
            case UsageCut.Source(String name) -> memory.number(name);
            case UsageCut.Device(String name) -> memory.number(name);
        };
    }

    private static long micros(UsageValue value) {
        return switch (value) {
            case UsageValue.Withheld _ -> 0;
            case UsageValue.Told(BigDecimal number) -> {
                if (number.compareTo(BigDecimal.valueOf(MOST_UNITS)) > 0
                        || number.stripTrailingZeros().scale() > Micros.SCALE) {
                    throw new IllegalArgumentException("an absurd figure: " + number);
                }
                yield Micros.of(number);
            }
        };
    }

    private void add(Fact.Settlement settlement, long productId) throws SQLException {
        long units = checked(settlement.units());
        short country = Countries.number(settlement.country());
        short region = Countries.number(settlement.region());
        int settled = memory.number(
                new FactClass.Settled(units < 0, settlement.earned().currency()));
        BigInteger earned = Micros.ofAny(settlement.earned().amount());
        do {
            long some = piece(earned);
            begin().append(productId)
                    .append((short) settled)
                    .append(country)
                    .append(region)
                    .append(units)
                    .append(some)
                    .endRow();
            earned = earned.subtract(BigInteger.valueOf(some));
            units = 0;
        } while (earned.signum() != 0);
    }

    private void add(Fact.Payment payment) throws SQLException {
        int paid = memory.number(
                new FactClass.Paid(payment.paid(), payment.amount().currency()));
        BigInteger amount = Micros.ofAny(payment.amount().amount());
        do {
            long some = piece(amount);
            begin().append((short) paid).append(some).endRow();
            amount = amount.subtract(BigInteger.valueOf(some));
        } while (amount.signum() != 0);
    }

    private void add(long productId, FactClass subscriptions, String country, String device, long count)
            throws SQLException {
        begin().append(productId)
                .append((short) memory.number(subscriptions))
                .append(Countries.number(country))
                .append(memory.number(device))
                .append(checked(count))
                .endRow();
    }

    private DuckDBAppender begin() throws SQLException {
        return rows.beginRow()
                .appendEpochDays(day)
                .append(grain)
                .append(key.maker())
                .append(key.sliceId());
    }

    private static long checked(long units) {
        if (units > MOST_UNITS || units < -MOST_UNITS) {
            throw new IllegalArgumentException("an absurd number of units: " + units);
        }
        return units;
    }
}
