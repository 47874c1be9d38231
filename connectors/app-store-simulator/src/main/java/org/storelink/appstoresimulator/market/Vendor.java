package org.storelink.appstoresimulator.market;

import java.time.LocalDate;
import java.util.List;

/**
 * A vendor of the practice store.
 *
 * @param account number of the account through which it is reached
 * @param opened first day on which it may have sold something
 * @param busyness its share of the usual number of rows a day, in per cent
 * @param quietDays how many of a hundred days pass without any sale
 */
public record Vendor(
        String number,
        String account,
        String name,
        LocalDate opened,
        int busyness,
        int quietDays,
        List<Product> products) {}
