package org.storelink.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Day;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;

/** Understands a query as an address writes it, and says all that it does not understand at once. */
final class QueryParser {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");

    private final LocalDate today;
    private final ReportKind kind;
    private final List<FieldError> errors = new ArrayList<>();

    QueryParser(LocalDate today, ReportKind kind) {
        this.today = today;
        this.kind = kind;
    }

    ReportQuery parse(ReportQuery.Parameters parameters) {
        Optional<LocalDate> start = date("start_date", parameters.startDate());
        Optional<LocalDate> end = date("end_date", parameters.endDate());
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            errors.add(new FieldError("end_date", "lies before start_date."));
        }
        List<Dimension> groupBy = groupBy(parameters.groupBy());
        Optional<Granularity> granularity = granularity(parameters.granularity());
        Set<Long> products = ids("products", "a product", parameters.products());
        Set<String> countries = countries(parameters.countries());
        Set<Long> accounts = ids("accounts", "an account", parameters.accounts());
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
        return new ReportQuery(start, end, groupBy, granularity, products, countries, accounts);
    }

    private Optional<LocalDate> date(String field, @Nullable String text) {
        return stated(text).flatMap(stated -> {
            Optional<LocalDate> date = Day.parse(stated, today);
            if (date.isEmpty()) {
                errors.add(new FieldError(field, "\"" + stated + "\" is no date; allowed: " + Day.FORMS + "."));
            }
            return date;
        });
    }

    private List<Dimension> groupBy(@Nullable String text) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String name : values(text)) {
            Optional<Dimension> dimension = Dimension.named(name).filter(kind.dimensions()::contains);
            if (dimension.isEmpty()) {
                errors.add(new FieldError("group_by", "\"" + name + "\" is unknown; allowed: " + kind.allowed() + "."));
            } else if (dimensions.contains(dimension.get())) {
                errors.add(new FieldError("group_by", "names " + dimension.get().code() + " twice."));
            } else {
                dimensions.add(dimension.get());
            }
        }
        if (dimensions.size() > ReportQuery.MOST_DIMENSIONS) {
            errors.add(new FieldError("group_by", "takes at most " + ReportQuery.MOST_DIMENSIONS + " names."));
        }
        return dimensions;
    }

    private Optional<Granularity> granularity(@Nullable String text) {
        return stated(text).flatMap(stated -> {
            Optional<Granularity> granularity = Arrays.stream(Granularity.values())
                    .filter(one -> one.code().equals(stated.toLowerCase(Locale.ROOT)))
                    .findFirst();
            if (granularity.isEmpty()) {
                String allowed = Arrays.stream(Granularity.values())
                        .map(Granularity::code)
                        .collect(Collectors.joining(", "));
                errors.add(new FieldError("granularity", "\"" + stated + "\" is unknown; allowed: " + allowed + "."));
            }
            return granularity;
        });
    }

    private Set<Long> ids(String field, String what, @Nullable String text) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String value : values(text)) {
            if (ID.matcher(value).matches()) {
                ids.add(Long.valueOf(value));
            } else {
                errors.add(new FieldError(
                        field,
                        "\"" + value + "\" is no id of " + what + "; allowed: whole numbers, separated by commas."));
            }
        }
        return ids;
    }

    private Set<String> countries(@Nullable String text) {
        Set<String> countries = new LinkedHashSet<>();
        for (String value : values(text)) {
            String country = value.toUpperCase(Locale.ROOT);
            if (COUNTRY.matcher(country).matches()) {
                countries.add(country);
            } else {
                errors.add(new FieldError(
                        "countries",
                        "\"" + value + "\" is no country; allowed: ISO 3166-1 codes of two letters, as DE."));
            }
        }
        return countries;
    }

    private static List<String> values(@Nullable String text) {
        return stated(text).stream()
                .flatMap(SEPARATOR::splitAsStream)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static Optional<String> stated(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stated -> !stated.isEmpty());
    }
}
