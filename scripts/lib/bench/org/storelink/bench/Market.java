package org.storelink.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A country of the practice world and the money it pays with: forty of them, twelve currencies. */
record Market(String country, String currency, int minorDigits) {

    static final List<Market> ALL = all();

    private static List<Market> all() {
        List<Market> markets = new ArrayList<>();
        add(markets, "USD", 2, "US EC SV PA");
        add(markets, "EUR", 2, "DE FR IT ES NL BE AT FI IE PT GR LU SK SI EE LV");
        add(markets, "JPY", 0, "JP");
        add(markets, "GBP", 2, "GB");
        add(markets, "CNY", 2, "CN");
        add(markets, "CHF", 2, "CH LI");
        add(markets, "CAD", 2, "CA");
        add(markets, "AUD", 2, "AU");
        add(markets, "BRL", 2, "BR");
        add(markets, "SEK", 2, "SE");
        add(markets, "KWD", 2, "KW");
        add(markets, "INR", 2, "IN LK NP BT MV BD PK TH VN PH");
        return List.copyOf(markets);
    }

    private static void add(List<Market> markets, String currency, int minorDigits, String countries) {
        for (String country : countries.split(" ")) {
            markets.add(new Market(country.toUpperCase(Locale.ROOT), currency, minorDigits));
        }
    }
}
