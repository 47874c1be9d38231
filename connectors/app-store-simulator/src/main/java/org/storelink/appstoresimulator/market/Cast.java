package org.storelink.appstoresimulator.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The accounts, vendors and products of the practice store. All names are invented; the titles and SKUs are chosen to hurt:
 * quote signs, Chinese, Arabic, combining marks, emoji, spreadsheet formulas, several SKUs in one.
 */
public final class Cast {

    private static final long FIRST_APPLE_ID = 6_740_012_300L;

    private final List<Account> accounts;
    private final List<Vendor> vendors;

    private Cast(List<Account> accounts, List<Vendor> vendors) {
        this.accounts = List.copyOf(accounts);
        this.vendors = List.copyOf(vendors);
    }

    /** The first account holds {@code vendors} vendors, each further account one small vendor. */
    public static Cast of(int accounts, int vendors) {
        List<Account> allAccounts = new ArrayList<>();
        List<Vendor> allVendors = new ArrayList<>();
        allAccounts.add(new Account("121007001", "Northlight & Daughters"));
        for (int i = 0; i < vendors; i++) {
            allVendors.add(vendor(i % 3, i / 3, number(i), "121007001"));
        }
        for (int i = 1; i < accounts; i++) {
            String account = Integer.toString(121_007_001 + i);
            allAccounts.add(new Account(account, "Kiosk “" + i + "” <Söhne>"));
            allVendors.add(vendor(2, 500 + i, number(500 + i), account));
        }
        return new Cast(allAccounts, allVendors);
    }

    public List<Account> accounts() {
        return accounts;
    }

    public List<Vendor> vendors() {
        return vendors;
    }

    public Optional<Vendor> vendor(String number) {
        return vendors.stream().filter(vendor -> vendor.number().equals(number)).findFirst();
    }

    public List<Vendor> vendors(Account account) {
        return vendors.stream()
                .filter(vendor -> vendor.account().equals(account.number()))
                .toList();
    }

    /** The apps of all vendors of an account. */
    public List<Product> apps(Account account) {
        return vendors(account).stream()
                .flatMap(vendor -> vendor.products().stream())
                .filter(product -> product.kind().family() == ProductKind.Family.APP)
                .toList();
    }

    private static String number(int index) {
        return Integer.toString(85_410_007 + 12 * index);
    }

    private static Vendor vendor(int cast, int copy, String number, String account) {
        Shelf shelf = new Shelf(FIRST_APPLE_ID + cast * 1_000L, copy);
        return switch (cast) {
            case 0 ->
                new Vendor(
                        number, account, "Northlight Software", LocalDate.of(2019, 3, 18), 120, 2, northlight(shelf));
            case 1 ->
                new Vendor(number, account, "Fjord Kitchen ApS", LocalDate.of(2021, 7, 5), 80, 4, fjordKitchen(shelf));
            default ->
                new Vendor(number, account, "Old Mill Bespoke", LocalDate.of(2023, 10, 2), 4, 75, oldMill(shelf));
        };
    }

    private static List<Product> northlight(Shelf shelf) {
        Product tidewatch =
                shelf.app(ProductKind.UNIVERSAL_APP, "com.northlight.tidewatch", "Tidewatch", "0", "Weather", 40);
        shelf.inside(tidewatch, ProductKind.IOS_IN_APP, "tidewatch.pro", "Tide Charts \"Pro\" Pack", "4.99", 12);
        shelf.subscription(
                tidewatch, ProductKind.RENEWING, "tidewatch.plus.month", "Tidewatch Plus", "2.99", "1 Month", 16);
        shelf.subscription(
                tidewatch, ProductKind.RENEWING, "tidewatch.plus.year", "Tidewatch Plus (Año)", "24.99", "1 Year", 6);
        shelf.inside(tidewatch, ProductKind.SEASON, "tidewatch.season", "Season Pass, “all coasts”", "9.99", 3);
        shelf.subscription(tidewatch, ProductKind.FREE_SUBSCRIPTION, "tidewatch.news", "Tide News", "0", "7 Days", 1);
        Product notes = shelf.app(
                ProductKind.UNIVERSAL_APP, "LANTERN-01", "Lantern \"Notes\" – écrire", "4.99", "Productivity", 20);
        Product diary = shelf.app(ProductKind.IPHONE_APP, "chaoxi_diary", "潮汐手账", "1.99", "Lifestyle", 14);
        shelf.bundle(ProductKind.IOS_BUNDLE, "SHORE-BUNDLE", "Shoreline: 潮汐 + Notes", "5.99", 5, notes, diary);
        return shelf.products();
    }

    private static List<Product> fjordKitchen(Shelf shelf) {
        Product spoons = shelf.app(ProductKind.IPAD_APP, "fjord-spoons", "=SUM(Spoons)", "2.99", "Food & Drink", 24);
        shelf.orphan(ProductKind.IOS_IN_APP, "recipe.box", "Recipe Box", "1.99", "Food & Drink", 6);
        shelf.inside(
                spoons,
                ProductKind.IOS_IN_APP,
                "'gold.100','silver.500'",
                "'100 Gold Spoons','500 Silver Spoons'",
                "6.99",
                6);
        Product kitchen =
                shelf.app(ProductKind.MAC_APP, "fjord.kitchen.mac", "مطبخ الفيورد", "9.99", "Food & Drink", 18);
        shelf.inside(kitchen, ProductKind.MAC_IN_APP, "knife", "Knife Sharpener 🔪", "0.99", 8);
        shelf.inside(kitchen, ProductKind.IN_APP_THROUGH_MAC, "spice rack", "Spice Rack", "3.99", 5);
        shelf.inside(kitchen, ProductKind.SEASON_THROUGH_MAC, "harvest", "Harvest Season 👩‍🌾", "7.99", 3);
        shelf.subscription(
                kitchen, ProductKind.RENEWING_THROUGH_MAC, "chefs.table", "Chef’s Table", "5.99", "1 Month", 9);
        Product timer = shelf.app(
                ProductKind.MAC_APP, "timer", "Cre\u0300me bru\u0302le\u0301e Timer", "3.99", "Food & Drink", 12);
        shelf.bundle(ProductKind.MAC_BUNDLE, "MAC-KITCHEN", "Whole Kitchen", "11.99", 4, kitchen, timer);
        return shelf.products();
    }

    private static List<Product> oldMill(Shelf shelf) {
        shelf.app(ProductKind.CUSTOM_IPHONE_APP, "mill.visits", "@Home Visits", "19.99", "Business", 10);
        shelf.app(ProductKind.CUSTOM_IPAD_APP, "mill.stock", "-Minus Stock", "0", "Business", 10);
        Product quotes = shelf.app(
                ProductKind.CUSTOM_UNIVERSAL_APP, "mill.quotes", "+Quote Calculator", "49.99", "Business", 10);
        shelf.inside(quotes, ProductKind.IOS_IN_APP, "mill.quotes.seat", "One more seat", "9.99", 5);
        return shelf.products();
    }
}
