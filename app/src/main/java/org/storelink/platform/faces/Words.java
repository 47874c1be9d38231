package org.storelink.platform.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as people read them: the same everywhere in the console. */
@Named
@ApplicationScoped
public class Words {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String UNKNOWN = "–";
    private static final int USUAL_FRACTION_DIGITS = 2;
    private static final int KIBI = 1024;

    /** Whether there is a value. Expressions hand over what an {@link Optional} holds, or null. */
    public boolean has(@Nullable Object value) {
        return bare(value) != null;
    }

    /** A date or a dash; takes an {@link Optional} too, as records carry it. */
    public String date(@Nullable Object date) {
        return bare(date) instanceof LocalDate day ? DATE.format(day) : UNKNOWN;
    }

    /** A moment in UTC or a dash; the browser turns it into the reader's own time. */
    public String moment(@Nullable Object moment) {
        return bare(moment) instanceof Instant instant ? MOMENT.format(instant) : UNKNOWN;
    }

    /** For {@code datetime} attributes; empty when there is none. */
    public String iso(@Nullable Object moment) {
        Object value = bare(moment);
        return value == null ? "" : value.toString();
    }

    public String number(@Nullable Number number) {
        return number == null
                ? UNKNOWN
                : NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
    }

    /** A count, or a figure that need not be a whole number. */
    public String figure(@Nullable BigDecimal figure) {
        if (figure == null) {
            return UNKNOWN;
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits(2);
        return format.format(figure);
    }

    /** The month of a moment, in UTC. */
    public String month(Instant moment) {
        return MONTH.format(moment.atZone(ZoneOffset.UTC));
    }

    /** How much more or less than before; a count when there is no currency. */
    public String change(BigDecimal difference, String currency) {
        String amount = currency.isEmpty() ? number(difference.abs()) : amount(difference.abs(), currency);
        return switch (difference.signum()) {
            case 1 -> "+" + amount;
            case -1 -> "−" + amount;
            default -> "as the day before";
        };
    }

    /** Exact, grouped, with at least the digits the currency usually has. */
    public String amount(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return UNKNOWN;
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        int usual = fractionDigits(currency);
        format.setMinimumFractionDigits(usual);
        format.setMaximumFractionDigits(
                Math.max(usual, amount.stripTrailingZeros().scale()));
        return format.format(amount);
    }

    public String bytes(long bytes) {
        if (bytes < KIBI) {
            return bytes + " B";
        }
        double kibi = (double) bytes / KIBI;
        return kibi < KIBI
                ? String.format(Locale.ENGLISH, "%.1f KB", kibi)
                : String.format(Locale.ENGLISH, "%.1f MB", kibi / KIBI);
    }

    /** "1 file", "2 files". */
    public String count(long count, String one, String several) {
        return number(count) + " " + (count == 1 ? one : several);
    }

    /** A constant of the code as an ordinary word: {@code AD_SPEND} is "Ad spend". */
    public String plain(Enum<?> constant) {
        String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static int fractionDigits(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .findFirst()
                .orElse(USUAL_FRACTION_DIGITS);
    }

    private static @Nullable Object bare(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
