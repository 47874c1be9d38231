package org.storelink.platform.rest;

import java.util.Locale;
import java.util.regex.Pattern;

/** How Java's names are written in the API. */
final class Naming {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Naming() {}

    static String snakeCase(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** {@code AD_SPEND} is {@code ad_spend}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
