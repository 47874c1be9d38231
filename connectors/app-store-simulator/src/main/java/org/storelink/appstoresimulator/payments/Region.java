package org.storelink.appstoresimulator.payments;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoresimulator.market.StoreCurrency;
import org.storelink.appstoresimulator.market.Territory;

/** The regions in which Apple pays, each in one currency. What is earned in a currency without region is paid in dollars. */
public enum Region {
    US(101, "United States", StoreCurrency.USD),
    EU(102, "Euro-Zone", StoreCurrency.EUR),
    GB(103, "United Kingdom", StoreCurrency.GBP),
    JP(104, "Japan", StoreCurrency.JPY),
    KR(105, "Korea", StoreCurrency.KRW),
    CA(106, "Canada", StoreCurrency.CAD),
    AU(107, "Australia", StoreCurrency.AUD),
    CH(108, "Switzerland", StoreCurrency.CHF),
    SE(109, "Sweden", StoreCurrency.SEK),
    BR(110, "Brazil", StoreCurrency.BRL),
    IN(111, "India", StoreCurrency.INR),
    LL(112, "Latin America and the Caribbean", StoreCurrency.USD),
    AP(113, "South Asia and Pacific", StoreCurrency.USD),
    WW(114, "Rest of World", StoreCurrency.USD);

    private static final List<String> LATIN_AMERICA = List.of("MX", "CL", "AR");
    private static final List<String> ASIA_PACIFIC = List.of("TW", "HK", "SG", "TH");

    private final int id;
    private final String title;
    private final StoreCurrency currency;

    Region(int id, String title, StoreCurrency currency) {
        this.id = id;
        this.title = title;
        this.currency = currency;
    }

    public String title() {
        return title;
    }

    public StoreCurrency currency() {
        return currency;
    }

    /** By which requests name it. */
    int id() {
        return id;
    }

    static Optional<Region> of(String id) {
        return Arrays.stream(values())
                .filter(region -> Integer.toString(region.id()).equals(id))
                .findFirst();
    }

    static Region of(Territory territory) {
        return switch (territory.earns()) {
            case EUR -> EU;
            case GBP -> GB;
            case JPY -> JP;
            case KRW -> KR;
            case CAD -> CA;
            case AUD -> AU;
            case CHF -> CH;
            case SEK -> SE;
            case BRL -> BR;
            case INR -> IN;
            case USD, KWD -> ofDollars(territory.code());
        };
    }

    private static Region ofDollars(String country) {
        if (country.equals("US")) {
            return US;
        }
        if (LATIN_AMERICA.contains(country)) {
            return LL;
        }
        return ASIA_PACIFIC.contains(country) ? AP : WW;
    }
}
