package org.storelink.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;

/** Finds the products that a report is asked about, however that is said. */
@ApplicationScoped
public class ProductChoice {

    private static final Pattern SEPARATOR = Pattern.compile("[,;]");

    private final Catalog catalog;

    @Inject
    public ProductChoice(Catalog catalog) {
        this.catalog = catalog;
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected ProductChoice() {
        this(null);
    }

    /**
     * A choice as an address writes it; null is what the address leaves out.
     *
     * @param products ids, or a filter as {@link ProductFilter.Parameters#products()}
     * @param store code of a store
     * @param storefronts separated by commas or semicolons
     * @param withInApps whether the products inside the chosen apps are meant too
     */
    public record Asked(
            @Nullable String products,
            @Nullable String store,
            @Nullable String storefronts,
            boolean withInApps) {

        private boolean isNothing() {
            return products == null && isBlank(store) && isBlank(storefronts);
        }
    }

    /**
     * @return ids; empty stands for all products
     * @throws ProblemException bad request, when the choice is not understood; no such products, when it names unknown ones or comes to
     *     none, which must not be answered with the figures of all
     */
    public Set<Long> of(Actor actor, Asked asked) {
        if (asked.isNothing()) {
            return Set.of();
        }
        if (asked.products() != null && asked.products().isBlank()) {
            throw ProblemException.noProducts("names no product; leave it out for all of them.");
        }
        ProductFilter filter =
                ProductFilter.parse(new ProductFilter.Parameters(null, asked.store(), null, asked.products()));
        requireKnown(actor, filter.ids());
        List<ProductView> found = catalog.list(actor, filter).stream()
                .filter(product -> isWanted(product, asked.storefronts()))
                .toList();
        Set<Long> chosen = found.stream().map(ProductView::id).collect(Collectors.toCollection(TreeSet::new));
        if (asked.withInApps()) {
            found.forEach(product -> chosen.addAll(product.children()));
        }
        if (chosen.isEmpty()) {
            throw ProblemException.noProducts("comes to no product: none of yours is like that.");
        }
        return chosen;
    }

    private void requireKnown(Actor actor, Set<Long> ids) {
        Set<Long> unknown = new TreeSet<>(catalog.unknown(actor, ids));
        if (!unknown.isEmpty()) {
            throw ProblemException.noProducts("names what is no product of yours: "
                    + unknown.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static boolean isWanted(ProductView product, @Nullable String storefronts) {
        return isBlank(storefronts)
                || SEPARATOR.splitAsStream(storefronts).map(String::strip).anyMatch(product.storefronts()::contains);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
