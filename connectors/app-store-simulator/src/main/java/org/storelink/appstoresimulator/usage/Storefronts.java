package org.storelink.appstoresimulator.usage;

import java.util.Locale;
import java.util.Map;
import org.storelink.appstoresimulator.market.Territory;

/** Apple's numbers for territories. */
final class Storefronts {

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("US", 143441),
            Map.entry("FR", 143442),
            Map.entry("DE", 143443),
            Map.entry("GB", 143444),
            Map.entry("AT", 143445),
            Map.entry("BE", 143446),
            Map.entry("FI", 143447),
            Map.entry("GR", 143448),
            Map.entry("IE", 143449),
            Map.entry("IT", 143450),
            Map.entry("LU", 143451),
            Map.entry("NL", 143452),
            Map.entry("PT", 143453),
            Map.entry("ES", 143454),
            Map.entry("CA", 143455),
            Map.entry("SE", 143456),
            Map.entry("NO", 143457),
            Map.entry("CH", 143459),
            Map.entry("AU", 143460),
            Map.entry("NZ", 143461),
            Map.entry("JP", 143462),
            Map.entry("HK", 143463),
            Map.entry("SG", 143464),
            Map.entry("KR", 143466),
            Map.entry("IN", 143467),
            Map.entry("MX", 143468),
            Map.entry("TW", 143470),
            Map.entry("ZA", 143472),
            Map.entry("TH", 143475),
            Map.entry("PL", 143478),
            Map.entry("SA", 143479),
            Map.entry("TR", 143480),
            Map.entry("AE", 143481),
            Map.entry("CL", 143483),
            Map.entry("RO", 143487),
            Map.entry("KW", 143493),
            Map.entry("QA", 143498),
            Map.entry("BR", 143503),
            Map.entry("AR", 143505),
            Map.entry("EE", 143518),
            Map.entry("LI", 143522),
            Map.entry("BG", 143526),
            Map.entry("IS", 143558),
            Map.entry("BH", 143559),
            Map.entry("XK", 143624));

    private Storefronts() {}

    /** {@code 0} for sales whose territory Apple does not tell. */
    static String key(Territory territory) {
        return Integer.toString(NUMBERS.getOrDefault(territory.code(), 0));
    }

    static String title(Territory territory) {
        return NUMBERS.containsKey(territory.code())
                ? Locale.of("", territory.code()).getDisplayCountry(Locale.ENGLISH)
                : "Unknown";
    }
}
