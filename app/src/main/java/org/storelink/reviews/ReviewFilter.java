package org.storelink.reviews;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Day;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;

/**
 * Which reviews are wanted; an empty set or value does not restrict.
 *
 * @param text part of a title or a text, in any case
 * @param author part of a name, in any case
 * @param start first day, in UTC, on which a review was written
 * @param end last day
 * @param states of the reply
 * @param unanswered only those that the store has no reply to and none is on its way to
 * @param account only what this account reads
 * @param team what members do about it among themselves
 */
public record ReviewFilter(
        Optional<String> text,
        Optional<String> author,
        Set<Long> products,
        Set<String> countries,
        Set<String> versions,
        Set<Integer> stars,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        Set<ReplyState> states,
        boolean unanswered,
        Optional<Long> account,
        TeamFilter team) {

    public static final ReviewFilter ALL = new ReviewFilter(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            false,
            Optional.empty(),
            TeamFilter.ALL);

    private static final Pattern SEPARATOR = Pattern.compile("[,;]");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern STARS = Pattern.compile("[1-5]");

    /** A filter as an address writes it; null is what the address leaves out. Lists are separated by commas. */
    public record Parameters(
            @Nullable String text,
            @Nullable String author,
            @Nullable String countries,
            @Nullable String versions,
            @Nullable String stars,
            @Nullable String start,
            @Nullable String end,
            @Nullable String states,
            boolean unanswered,
            @Nullable Long account) {}

    /**
     * @param products ids; empty for all
     * @param today of which {@code start} and {@code end} may say how long ago they are
     * @throws ProblemException bad request, naming every field that is not understood
     */
    public static ReviewFilter parse(Parameters asked, Set<Long> products, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        var filter = new ReviewFilter(
                text("q", asked.text(), errors),
                text("author", asked.author(), errors),
                products,
                values(
                        asked.countries(),
                        COUNTRY,
                        country -> country.toUpperCase(Locale.ROOT),
                        new FieldError("countries", "are codes of two letters separated by commas."),
                        errors),
                values(
                        asked.versions(),
                        Pattern.compile(".+"),
                        Function.identity(),
                        new FieldError("versions", ""),
                        errors),
                values(
                        asked.stars(),
                        STARS,
                        Integer::valueOf,
                        new FieldError("stars", "are from 1 to 5, separated by commas."),
                        errors),
                day("start", asked.start(), today, errors),
                day("end", asked.end(), today, errors),
                states(asked.states(), errors),
                asked.unanswered(),
                Optional.ofNullable(asked.account()),
                TeamFilter.ALL);
        if (filter.start().isPresent()
                && filter.end().filter(filter.start().get()::isAfter).isPresent()) {
            errors.add(new FieldError("end", "lies before start."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
        return filter;
    }

    /** Restricted also by what the team does. */
    public ReviewFilter with(TeamFilter wanted) {
        return new ReviewFilter(
                text, author, products, countries, versions, stars, start, end, states, unanswered, account, wanted);
    }

    private static Set<ReplyState> states(@Nullable String words, List<FieldError> errors) {
        String all = String.join("|", ReplyState.words());
        return values(
                words,
                Pattern.compile(all),
                ReplyState::of,
                new FieldError("response_state", "is one or more of " + all.replace("|", ", ") + "."),
                errors);
    }

    /** No database looks for the character U+0000. */
    private static Optional<String> text(String field, @Nullable String text, List<FieldError> errors) {
        if (text != null && text.indexOf('\0') >= 0) {
            errors.add(new FieldError(field, "must not hold the character U+0000."));
        }
        return stated(text);
    }

    private static Optional<LocalDate> day(
            String field, @Nullable String text, LocalDate today, List<FieldError> errors) {
        return stated(text).flatMap(stated -> {
            Optional<LocalDate> day = Day.parse(stated, today);
            if (day.isEmpty()) {
                errors.add(new FieldError(field, "\"" + stated + "\" is no date; allowed: " + Day.FORMS + "."));
            }
            return day;
        });
    }

    private static Optional<String> stated(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stated -> !stated.isEmpty());
    }

    private static <T> Set<T> values(
            @Nullable String list, Pattern form, Function<String, T> read, FieldError wrong, List<FieldError> errors) {
        Set<T> values = new LinkedHashSet<>();
        for (String word : SEPARATOR.split(list == null ? "" : list)) {
            String value = word.strip();
            if (!value.isEmpty() && form.matcher(value).matches()) {
                values.add(read.apply(value));
            } else if (!value.isEmpty() && !errors.contains(wrong)) {
                errors.add(wrong);
            }
        }
        return values;
    }
}
