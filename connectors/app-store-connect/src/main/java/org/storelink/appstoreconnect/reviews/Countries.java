package org.storelink.appstoreconnect.reviews;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Countries by the three letters that Apple names storefronts by. */
final class Countries {

    private static final String UNKNOWN = "ZZ";
    private static final String KOSOVO = "XK";

    private static final Map<String, String> BY_THREE_LETTERS = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    country -> Locale.of("", country).getISO3Country(), country -> country));

    private Countries() {}

    /** ISO 3166-1 alpha-2; {@code ZZ} for what nobody knows yet. A code of two letters is taken as it is. */
    static String of(String code) {
        if (code.matches("[A-Z]{2}")) {
            return code;
        }
        // Apple's own, as ISO has none for Kosovo.
        return code.matches("XK[SX]") ? KOSOVO : BY_THREE_LETTERS.getOrDefault(code, UNKNOWN);
    }
}
