package org.storelink.catalog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link ProductFilter} as a query. */
final class ProductSearch {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    ProductSearch(long organizationId, ProductFilter filter) {
        and("p.organizationId = :organization", "organization", organizationId);
        filter.store().ifPresent(store -> and("p.store = :store", "store", store));
        if (!filter.types().isEmpty()) {
            and("p.type IN :types", "types", filter.types());
        }
        if (!filter.storefronts().isEmpty()) {
            and("p.storefront IN :storefronts", "storefronts", filter.storefronts());
        }
        if (!filter.ids().isEmpty()) {
            and("p.id IN :ids", "ids", filter.ids());
        }
        filter.text().ifPresent(text -> and("""
                        (LOWER(p.name) LIKE :text ESCAPE '!' OR LOWER(p.sku) LIKE :text ESCAPE '!' \
                        OR LOWER(p.vendorIdentifier) LIKE :text ESCAPE '!')\
                        """, "text", containing(text)));
        if (filter.asksForNone()) {
            conditions.add("1 = 0");
        }
    }

    long count(EntityManager entityManager) {
        return with(entityManager.createQuery("SELECT COUNT(p) FROM Product p" + where(), Long.class))
                .getSingleResult();
    }

    TypedQuery<ProductRow> rows(EntityManager entityManager) {
        return with(entityManager.createQuery(
                "SELECT p FROM Product p" + where() + " ORDER BY p.name, p.id", ProductRow.class));
    }

    private void and(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    private <T> TypedQuery<T> with(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }

    private static String containing(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + escaped + "%";
    }
}
