package org.storelink.reviews;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.platform.Actor;

/**
 * What a template leaves open, as in <code>{{nickname}}</code>, and what is known when a reply is begun with it. Templates may leave
 * other things open, such as <code>{{order number}}</code>: whoever replies fills them in, and those for which nothing is known.
 */
public enum Placeholder {
    PRODUCT("product", "Name of the product", (review, _) -> review.productName()),
    NICKNAME("nickname", "What the customer is called at the store", (review, _) -> review.author()),
    STARS("stars", "How many stars the customer gave", (review, _) -> String.valueOf(review.stars())),
    VERSION(
            "version",
            "Version of the product that the review is about; not every store says it",
            (review, _) -> Optional.ofNullable(review.version()).orElse("")),
    COUNTRY("country", "Country of the review, in English", (review, _) -> country(review.iso())),
    MY_NAME("my name", "The name of whoever replies", (_, actor) -> actor.name());

    private static final Pattern OPEN = Pattern.compile("\\{\\{([^{}\\r\\n]{1,60})\\}\\}");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");
    private static final String UNKNOWN_COUNTRY = "ZZ";

    private final String word;
    private final String meaning;
    private final BiFunction<ReviewView, Actor, String> value;

    Placeholder(String word, String meaning, BiFunction<ReviewView, Actor, String> value) {
        this.word = word;
        this.meaning = meaning;
        this.value = value;
    }

    /** As it is written in a template. */
    public String written() {
        return "{{" + word + "}}";
    }

    /** For people who write templates. */
    public String meaning() {
        return meaning;
    }

    /** Everything that a text leaves open, as it is written there, each once. */
    public static List<String> openIn(String text) {
        return OPEN.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

    /** Whether a text has double braces that begin nothing which it leaves open: too long, empty, on two lines, or around other braces. */
    static boolean isMisspeltIn(String text) {
        return apartFromOpen(text).contains("{{");
    }

    /** Whether one has them on either side. */
    static boolean isHalfIn(String text) {
        return isMisspeltIn(text) || apartFromOpen(text).contains("}}");
    }

    private static String apartFromOpen(String text) {
        return OPEN.matcher(text).replaceAll(" ");
    }

    /** Fills in what is known. What comes in by that is not looked through again, whatever a customer is called. */
    static String fill(String text, ReviewView review, Actor actor) {
        return OPEN.matcher(text).replaceAll(open -> Matcher.quoteReplacement(value(open, review, actor)));
    }

    private static String value(MatchResult open, ReviewView review, Actor actor) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.isNamed(open.group(1)))
                .map(placeholder -> inASentence(placeholder.value.apply(review, actor)))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(open.group());
    }

    private boolean isNamed(String name) {
        return word.equals(name.strip().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** What customers call themselves must not break or turn around what the store shows in our name. */
    private static String inASentence(String value) {
        return HiddenCharacters.replaced(BLANKS.matcher(value).replaceAll(" "), _ -> "")
                .strip();
    }

    private static String country(String code) {
        return code.equals(UNKNOWN_COUNTRY) ? "" : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
