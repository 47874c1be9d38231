package org.storelink.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ProductType;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;

/**
 * Which products are wanted; an empty set or value does not restrict.
 *
 * @param text part of a name, an SKU or a vendor identifier, in any case
 * @param store code of a store
 * @param types as in {@link #TYPES}
 * @param hidden none of ours is hidden
 * @param inactive none of ours is inactive
 * @param sources {@code linked_account} is where all of ours come from
 */
public record ProductFilter(
        Optional<String> text,
        Optional<String> store,
        Set<String> types,
        Set<String> storefronts,
        Set<Long> ids,
        Optional<Boolean> hidden,
        Optional<Boolean> inactive,
        Set<String> sources) {

    public static final ProductFilter ALL = new ProductFilter(
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of());

    private static final Set<String> TYPES = names();
    private static final Set<String> SOURCES = new TreeSet<>(Set.of("linked_account", "shared", "manual"));
    private static final String LINKED_ACCOUNT = "linked_account";
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SEPARATOR = Pattern.compile("[,;]");

    /**
     * A filter as an address writes it; null is what the address leaves out.
     *
     * @param products ids separated by commas or semicolons, or {@code key:value,value} pairs separated by semicolons with the keys
     *     {@code hidden}, {@code inactive}, {@code sources}, {@code storefronts}, {@code types}
     */
    public record Parameters(
            @Nullable String q,
            @Nullable String store,
            @Nullable String types,
            @Nullable String products) {}

    /** @throws ProblemException bad request, naming every field that is not understood */
    public static ProductFilter parse(Parameters parameters) {
        List<FieldError> errors = new ArrayList<>();
        ProductFilter filter = ALL.withText(parameters.q()).withStore(parameters.store());
        if (!isBlank(parameters.types())) {
            filter = filter.withPair("types", String.valueOf(parameters.types()), "types", errors);
        }
        if (!isBlank(parameters.products())) {
            filter = filter.withProducts(String.valueOf(parameters.products()), errors);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
        return filter;
    }

    /** Whether it asks for products of a kind that no linked account has. */
    boolean asksForNone() {
        return hidden.orElse(false)
                || inactive.orElse(false)
                || !sources.isEmpty() && !sources.contains(LINKED_ACCOUNT);
    }

    private ProductFilter withProducts(String products, List<FieldError> errors) {
        if (products.indexOf(':') < 0) {
            return withIds(products, errors);
        }
        ProductFilter filter = this;
        for (String pair : products.split(";")) {
            int colon = pair.indexOf(':');
            if (colon < 0) {
                errors.add(new FieldError("products", "\"" + pair + "\" is no key:value pair."));
            } else {
                filter = filter.withPair(pair.substring(0, colon), pair.substring(colon + 1), "products", errors);
            }
        }
        return filter;
    }

    private ProductFilter withPair(String key, String value, String field, List<FieldError> errors) {
        return switch (key.strip()) {
            case "types" -> withTypes(allowed(value, TYPES, field, errors));
            case "sources" -> withSources(allowed(value, SOURCES, field, errors));
            case "storefronts" -> withStorefronts(values(value));
            case "hidden" -> withHidden(claim(value, field, errors));
            case "inactive" -> withInactive(claim(value, field, errors));
            default -> {
                errors.add(
                        new FieldError(
                                field,
                                "\"" + key
                                        + "\" is not a key of a filter; allowed: hidden, inactive, sources, storefronts, types."));
                yield this;
            }
        };
    }

    private ProductFilter withIds(String products, List<FieldError> errors) {
        Set<Long> wanted = new LinkedHashSet<>();
        for (String id : values(products)) {
            if (ID.matcher(id).matches()) {
                wanted.add(Long.valueOf(id));
            } else {
                errors.add(new FieldError("products", "\"" + id + "\" is no id of a product."));
            }
        }
        return new ProductFilter(text, store, types, storefronts, wanted, hidden, inactive, sources);
    }

    private static Set<String> allowed(String value, Set<String> allowed, String field, List<FieldError> errors) {
        Set<String> found = values(value);
        for (String one : found) {
            if (!allowed.contains(one)) {
                errors.add(new FieldError(
                        field, "\"" + one + "\" is unknown; allowed: " + String.join(", ", allowed) + "."));
            }
        }
        return found;
    }

    private static Optional<Boolean> claim(String value, String field, List<FieldError> errors) {
        return switch (value.strip()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                errors.add(new FieldError(field, "\"" + value + "\" is neither true nor false."));
                yield Optional.empty();
            }
        };
    }

    private static Set<String> values(String list) {
        Set<String> found = new LinkedHashSet<>();
        for (String value : SEPARATOR.split(list)) {
            if (!value.isBlank()) {
                found.add(value.strip());
            }
        }
        return found;
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    private static Optional<String> stated(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(stated -> !stated.isEmpty());
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (ProductType type : ProductType.values()) {
            names.add(type.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private ProductFilter withText(@Nullable String wanted) {
        return new ProductFilter(stated(wanted), store, types, storefronts, ids, hidden, inactive, sources);
    }

    private ProductFilter withStore(@Nullable String wanted) {
        return new ProductFilter(text, stated(wanted), types, storefronts, ids, hidden, inactive, sources);
    }

    private ProductFilter withTypes(Set<String> wanted) {
        return new ProductFilter(text, store, wanted, storefronts, ids, hidden, inactive, sources);
    }

    private ProductFilter withStorefronts(Set<String> wanted) {
        return new ProductFilter(text, store, types, wanted, ids, hidden, inactive, sources);
    }

    private ProductFilter withHidden(Optional<Boolean> wanted) {
        return new ProductFilter(text, store, types, storefronts, ids, wanted, inactive, sources);
    }

    private ProductFilter withInactive(Optional<Boolean> wanted) {
        return new ProductFilter(text, store, types, storefronts, ids, hidden, wanted, sources);
    }

    private ProductFilter withSources(Set<String> wanted) {
        return new ProductFilter(text, store, types, storefronts, ids, hidden, inactive, wanted);
    }
}
