package org.storelink.catalog;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Products with what is around them: the app that an in-app product belongs to, and the products inside an app. Reports name a parent by
 * its SKU, which is unique among the apps of one account at one store; so the relation is looked up, not stored, and holds
 * whichever of the two is seen first.
 */
final class Family {

    private static final String APP = "app";

    private final List<ProductRow> rows;
    private final Map<App, Long> parents = new HashMap<>();
    private final Map<App, TreeSet<Long>> children = new HashMap<>();

    private record App(long accountId, String store, String sku) {}

    private Family(List<ProductRow> rows) {
        this.rows = rows;
    }

    /** @param rows of one organization */
    static Family of(List<ProductRow> rows, EntityManager entityManager) {
        Family family = new Family(rows);
        if (!rows.isEmpty()) {
            family.meetRelatives(rows.getFirst().organizationId(), entityManager);
        }
        return family;
    }

    List<ProductView> views() {
        return rows.stream()
                .map(row -> ProductView.of(row, parent(row), children(row)))
                .toList();
    }

    private void meetRelatives(long organizationId, EntityManager entityManager) {
        new Chunks<>(rows.stream()
                        .flatMap(row -> row.parentSku().stream())
                        .distinct()
                        .toList())
                .forEach(skus -> relatives(
                                "p.type = '" + APP + "' AND p.sku IN :skus", organizationId, skus, entityManager)
                        .forEach(app -> parents.merge(app(app, app.sku()), app.id(), Math::min)));
        new Chunks<>(rows.stream()
                        .filter(Family::canBeParent)
                        .map(ProductRow::sku)
                        .distinct()
                        .toList())
                .forEach(skus -> relatives("p.parentSku IN :skus", organizationId, skus, entityManager)
                        .forEach(child -> children.computeIfAbsent(
                                        app(child, child.parentSku().orElse("")), app -> new TreeSet<>())
                                .add(child.id())));
    }

    private static List<ProductRow> relatives(
            String condition, long organizationId, List<String> skus, EntityManager entityManager) {
        return entityManager
                .createQuery(
                        "SELECT p FROM Product p WHERE p.organizationId = :organization AND " + condition,
                        ProductRow.class)
                .setParameter("organization", organizationId)
                .setParameter("skus", skus)
                .getResultList();
    }

    private @Nullable Long parent(ProductRow row) {
        return row.parentSku().map(sku -> parents.get(app(row, sku))).orElse(null);
    }

    private List<Long> children(ProductRow row) {
        return canBeParent(row) ? List.copyOf(children.getOrDefault(app(row, row.sku()), new TreeSet<>())) : List.of();
    }

    private static boolean canBeParent(ProductRow row) {
        return row.type().equals(APP) && !row.sku().isEmpty();
    }

    private static App app(ProductRow relative, String sku) {
        return new App(relative.accountId(), relative.store(), sku);
    }
}
