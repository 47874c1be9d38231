package org.storelink.appstoresimulator.market;

import static org.storelink.appstoresimulator.market.StoreCurrency.AUD;
import static org.storelink.appstoresimulator.market.StoreCurrency.BRL;
import static org.storelink.appstoresimulator.market.StoreCurrency.CAD;
import static org.storelink.appstoresimulator.market.StoreCurrency.CHF;
import static org.storelink.appstoresimulator.market.StoreCurrency.EUR;
import static org.storelink.appstoresimulator.market.StoreCurrency.GBP;
import static org.storelink.appstoresimulator.market.StoreCurrency.INR;
import static org.storelink.appstoresimulator.market.StoreCurrency.JPY;
import static org.storelink.appstoresimulator.market.StoreCurrency.KRW;
import static org.storelink.appstoresimulator.market.StoreCurrency.KWD;
import static org.storelink.appstoresimulator.market.StoreCurrency.SEK;
import static org.storelink.appstoresimulator.market.StoreCurrency.USD;

import java.util.List;

/**
 * A territory in which the practice store sells.
 *
 * @param code ISO 3166-1 alpha-2, or one of the codes that Apple adds ({@code XK}, {@code ZZ})
 * @param pays what customers pay in
 * @param earns what the vendor is paid in; not always what customers pay in
 * @param tax included in the price, in per cent
 * @param share how much of the trade happens here, relative to the others
 */
public record Territory(String code, StoreCurrency pays, StoreCurrency earns, int tax, int share) {

    public static final List<Territory> ALL = List.of(
            new Territory("US", USD, USD, 0, 220),
            new Territory("GB", GBP, GBP, 20, 60),
            new Territory("DE", EUR, EUR, 19, 55),
            new Territory("JP", JPY, JPY, 10, 55),
            new Territory("FR", EUR, EUR, 20, 45),
            new Territory("CA", CAD, CAD, 5, 40),
            new Territory("AU", AUD, AUD, 10, 35),
            new Territory("KR", KRW, KRW, 10, 30),
            new Territory("IT", EUR, EUR, 22, 25),
            new Territory("ES", EUR, EUR, 21, 25),
            new Territory("BR", BRL, BRL, 17, 25),
            new Territory("IN", INR, INR, 18, 25),
            new Territory("NL", EUR, EUR, 21, 18),
            new Territory("SE", SEK, SEK, 25, 14),
            new Territory("CH", CHF, CHF, 8, 12),
            new Territory("MX", USD, USD, 16, 12),
            new Territory("TW", USD, USD, 5, 12),
            new Territory("HK", USD, USD, 0, 10),
            new Territory("SG", USD, USD, 9, 10),
            new Territory("TR", USD, EUR, 20, 10),
            new Territory("BE", EUR, EUR, 21, 8),
            new Territory("AT", EUR, EUR, 20, 8),
            new Territory("NO", EUR, USD, 25, 8),
            new Territory("KW", KWD, KWD, 0, 8),
            new Territory("NZ", AUD, AUD, 15, 7),
            new Territory("AE", USD, USD, 5, 7),
            new Territory("SA", USD, USD, 15, 6),
            new Territory("IE", EUR, EUR, 23, 6),
            new Territory("PT", EUR, EUR, 23, 6),
            new Territory("FI", EUR, EUR, 25, 6),
            new Territory("PL", EUR, EUR, 23, 6),
            new Territory("TH", USD, USD, 7, 5),
            new Territory("ZA", USD, USD, 15, 5),
            new Territory("GR", EUR, EUR, 24, 4),
            new Territory("CL", USD, USD, 19, 4),
            new Territory("AR", USD, USD, 21, 4),
            new Territory("RO", EUR, USD, 19, 3),
            new Territory("BG", EUR, USD, 20, 3),
            new Territory("QA", USD, KWD, 0, 3),
            new Territory("BH", KWD, USD, 10, 3),
            new Territory("LU", EUR, EUR, 17, 2),
            new Territory("EE", EUR, EUR, 22, 2),
            new Territory("IS", USD, EUR, 24, 2),
            new Territory("LI", CHF, CHF, 8, 1),
            new Territory("XK", EUR, USD, 18, 1),
            new Territory("ZZ", USD, USD, 0, 1));

    private static final int ALL_SHARES =
            ALL.stream().mapToInt(Territory::share).sum();

    public static Territory drawn(Dice dice) {
        int ticket = dice.below(ALL_SHARES);
        for (Territory territory : ALL) {
            ticket -= territory.share;
            if (ticket < 0) {
                return territory;
            }
        }
        throw new IllegalStateException("shares do not add up");
    }
}
