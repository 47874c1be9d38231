package org.storelink.appstoreconnect.finance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The regions in which Apple settles, by the currency of each, as Apple's table of regions has them. */
final class SettledRegions {

    private static final Map<String, List<String>> BY_CURRENCY = Arrays.stream(
                    ("US USD, AU AUD, BR BRL, BG BGN, CA CAD, CL CLP,"
                                    + " CN CNY, CO COP, CZ CZK, HR EUR, DK DKK, EG EGP, HK HKD, HU HUF, IN INR, ID IDR, IL ILS, JP JPY,"
                                    + " KZ KZT, KR KRW, MY MYR, MX MXN, NZ NZD, NG NGN, NO NOK, PK PKR, PE PEN, PH PHP, PL PLN, QA QAR,"
                                    + " RO RON, RU RUB, SA SAR, SG SGD, ZA ZAR, SE SEK, CH CHF, TW TWD, TH THB, TR TRY, AE AED, GB GBP,"
                                    + " TZ TZS, VN VND, EU EUR, LL USD, AP USD, WW USD")
                            .split(", *", -1))
            .map(region -> region.split(" ", -1))
            .collect(Collectors.groupingBy(
                    region -> region[1], Collectors.mapping(region -> region[0], Collectors.toList())));

    private SettledRegions() {}

    /** Whether any region settles in the currency. */
    static boolean knows(String currency) {
        return BY_CURRENCY.containsKey(currency);
    }

    /** Every region that settles in one of the currencies, in order of their codes; none for a currency that is not known. */
    static List<String> in(Set<String> currencies) {
        return currencies.stream()
                .flatMap(currency -> BY_CURRENCY.getOrDefault(currency, List.of()).stream())
                .sorted()
                .toList();
    }
}
