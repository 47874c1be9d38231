package org.storelink.appstoresimulator.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Rings up one vendor's day: throws the dice for what is sold, where, to which device and on which terms. */
final class Till {

    private static final BigDecimal USUAL_SHARE = new BigDecimal("0.70");
    private static final BigDecimal LOYAL_SHARE = new BigDecimal("0.85");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal PRESERVED = new BigDecimal("0.8");
    private static final List<String> HANDHELDS = List.of("iPhone", "iPhone", "iPhone", "iPad", "iPod touch");
    private static final List<String> SUBSCRIBERS = List.of("iPhone", "iPad", "Apple TV", "Apple Vision", "Desktop");

    private final List<Product> products;
    private final LocalDate date;
    private final Dice dice;
    private final int variety;
    private final int popularity;

    Till(Vendor vendor, LocalDate date, Dice dice, int variety) {
        this.products = vendor.products();
        this.date = date;
        this.dice = dice;
        this.variety = variety;
        this.popularity = products.stream().mapToInt(Product::popularity).sum();
    }

    /** The rows of one transaction: one, or several when a bundle is sold. */
    List<Sale> ring(int demand) {
        Product product = drawnProduct();
        Territory territory = Territory.drawn(dice);
        return switch (product.kind().family()) {
            case APP -> List.of(app(product, territory, demand));
            case BUNDLE -> bundle(product, territory);
            case IN_APP -> List.of(inApp(product, territory, demand));
            case SUBSCRIPTION -> List.of(subscription(product, territory, demand));
        };
    }

    private Product drawnProduct() {
        int ticket = dice.below(popularity);
        for (Product product : products) {
            ticket -= product.popularity();
            if (ticket < 0) {
                return product;
            }
        }
        throw new IllegalStateException("popularities do not add up");
    }

    private Sale app(Product app, Territory territory, int demand) {
        Terms terms = new Terms(app, territory);
        int lot = dice.below(100);
        if (lot < 18 && !app.kind().again().isBlank()) {
            return terms.free().as(app.kind().again()).sale(crowd(demand, 6));
        }
        if (lot < 45 && !app.kind().updated().isBlank()) {
            return terms.free().as(app.kind().updated()).sale(crowd(demand, 12));
        }
        if (app.isFree()) {
            return terms.sale(crowd(demand, 14));
        }
        return switch (lot) {
            case 45, 46, 47 -> terms.refund(1 + dice.below(2));
            case 48, 49 -> terms.free().promo("CR-RW").sale(1);
            case 50 -> terms.promo("GP").sale(1);
            case 51, 52 ->
                app.kind().custom()
                        ? terms.sale(20)
                        : terms.at(HALF).promo("EDU").sale(20 + dice.below(30));
            default -> terms.sale(crowd(demand, 4));
        };
    }

    /** The bundle's row carries the money; the apps in it get rows of their own with none. */
    private List<Sale> bundle(Product bundle, Territory territory) {
        List<Sale> rows = new ArrayList<>();
        boolean refunded = dice.oneIn(20);
        int units = 1 + dice.below(3);
        Terms ofBundle = new Terms(bundle, territory);
        rows.add(refunded ? ofBundle.refund(units) : ofBundle.sale(units));
        for (Product app : bundle.contents()) {
            rows.add(new Terms(app, territory)
                    .free()
                    .on(ofBundle.device)
                    .inBundle()
                    .sale(refunded ? -units : units));
        }
        return rows;
    }

    private Sale inApp(Product product, Territory territory, int demand) {
        Terms terms = new Terms(product, territory);
        int lot = dice.below(100);
        if (lot < 8 && !product.kind().again().isBlank()) {
            return terms.free().as(product.kind().again()).sale(crowd(demand, 3));
        }
        if (lot < 11) {
            return terms.refund(1);
        }
        return lot < 13 ? terms.free().promo("CR-RW").sale(1) : terms.sale(crowd(demand, 4));
    }

    private Sale subscription(Product product, Territory territory, int demand) {
        Terms terms = new Terms(product, territory);
        if (!product.kind().renews()) {
            terms.subscription = product.isFree() ? "New" : "";
            return !product.isFree() && dice.oneIn(30) ? terms.refund(1) : terms.sale(crowd(demand, 2));
        }
        terms.client = dice.oneIn(50) ? "News" : "";
        if (dice.percent(30)) {
            terms.subscription = "New";
            if (dice.oneIn(4)) {
                terms.orderType = "Introductory Offer";
                return terms.free().sale(crowd(demand, 3));
            }
            return terms.sale(crowd(demand, 3));
        }
        terms.subscription = "Renewal";
        if (dice.oneIn(8)) {
            terms.preservedPricing = "Yes";
            terms.at(PRESERVED);
        }
        if (dice.percent(40)) {
            terms.proceedsReason = "Rate After One Year";
            terms.share = LOYAL_SHARE;
        }
        return dice.oneIn(40) ? terms.refund(1) : terms.sale(crowd(demand, 5));
    }

    /** Somewhere from one to {@code usual} buyers on an average day, more when demand is high. */
    private int crowd(int demand, int usual) {
        return 1 + dice.below(usual) * demand / 100;
    }

    private String drawn(List<String> choice) {
        return choice.get(dice.below(choice.size()));
    }

    /** The terms of one row while they are being settled. */
    private final class Terms {

        private final Product product;
        private final Territory territory;
        private String type;
        private String device;
        private final String version;
        private BigDecimal price;
        private BigDecimal share = USUAL_SHARE;
        private String promoCode = "";
        private String completeMyBundle = "";
        private String subscription = "";
        private String proceedsReason = "";
        private String preservedPricing = "";
        private String client = "";
        private String orderType = "";

        Terms(Product product, Territory territory) {
            this.product = product;
            this.territory = territory;
            this.type = product.kind().sold();
            this.price = territory.pays().priceTag(product.dollars());
            this.device = drawnDevice();
            this.version = switch (product.kind().family()) {
                case APP, BUNDLE ->
                    (date.getYear() - 2017) + "." + date.getMonthValue() / 4 + "." + dice.below(variety);
                case IN_APP, SUBSCRIPTION -> "";
            };
        }

        private String drawnDevice() {
            if (product.kind().forMac()) {
                return "Desktop";
            }
            return switch (product.kind()) {
                case IPAD_APP, CUSTOM_IPAD_APP -> "iPad";
                case IPHONE_APP, CUSTOM_IPHONE_APP -> dice.oneIn(12) ? "Apple Watch" : "iPhone";
                case RENEWING -> drawn(SUBSCRIBERS);
                default -> drawn(HANDHELDS);
            };
        }

        Terms as(String otherType) {
            type = otherType;
            return this;
        }

        Terms on(String otherDevice) {
            device = otherDevice;
            return this;
        }

        Terms free() {
            price = territory.pays().priceTag(BigDecimal.ZERO);
            return this;
        }

        Terms at(BigDecimal factor) {
            price = territory.pays().priceTag(product.dollars().multiply(factor));
            return this;
        }

        Terms promo(String code) {
            promoCode = code;
            return this;
        }

        Terms inBundle() {
            completeMyBundle = "CMB";
            return this;
        }

        Sale refund(int units) {
            return sale(-units);
        }

        Sale sale(long units) {
            BigDecimal untaxed = price.multiply(BigDecimal.valueOf(100))
                    .divide(BigDecimal.valueOf(100L + territory.tax()), 12, RoundingMode.HALF_EVEN);
            return new Sale(
                    product,
                    type,
                    version,
                    units,
                    territory.earns().from(untaxed.multiply(share), territory.pays()),
                    units < 0 ? price.negate() : price,
                    territory,
                    promoCode,
                    subscription,
                    completeMyBundle,
                    device,
                    proceedsReason,
                    preservedPricing,
                    client,
                    orderType);
        }
    }
}
