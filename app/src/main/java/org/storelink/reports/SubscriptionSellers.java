package org.storelink.reports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.storelink.accounts.Publishers;

/**
 * Which publishers tell of subscriptions of each product, as far as a report asks for products. Those who share a product are taken together,
 * so that one day stands for it.
 *
 * @param byProduct none where the report is not about single products
 */
record SubscriptionSellers(Map<Long, Set<Long>> byProduct) {

    static final SubscriptionSellers UNASKED = new SubscriptionSellers(Map.of());

    /** @param makers of slices, by product */
    static SubscriptionSellers of(Map<Long, Set<Long>> makers, Publishers publishers) {
        Map<Long, Set<Long>> byProduct = new TreeMap<>();
        makers.forEach((product, of) ->
                byProduct.put(product, of.stream().map(publishers::of).collect(Collectors.toCollection(TreeSet::new))));
        List<Set<Long>> sharing = sharing(byProduct.values());
        byProduct.replaceAll((_, sellers) -> sharing.stream()
                .filter(together -> together.containsAll(sellers))
                .findFirst()
                .orElse(sellers));
        return new SubscriptionSellers(byProduct);
    }

    private static List<Set<Long>> sharing(Collection<Set<Long>> sellersOfEach) {
        List<Set<Long>> sharing = new ArrayList<>();
        for (Set<Long> sellers : sellersOfEach) {
            Set<Long> together = new TreeSet<>(sellers);
            List<Set<Long>> met = sharing.stream()
                    .filter(others -> !Collections.disjoint(others, sellers))
                    .toList();
            met.forEach(together::addAll);
            sharing.removeAll(met);
            sharing.add(together);
        }
        return sharing;
    }

    /** Of any of the products; none where nobody ever told of them. */
    Set<Long> of(Set<Long> products) {
        return products.stream()
                .flatMap(product -> byProduct.getOrDefault(product, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who shares products with this one; it alone where it shares none. */
    Set<Long> with(long publisher) {
        return byProduct.values().stream()
                .filter(sellers -> sellers.contains(publisher))
                .findFirst()
                .orElse(Set.of(publisher));
    }
}
