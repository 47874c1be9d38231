package org.storelink.appstoresimulator.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Fills one vendor's shelf. A vendor whose cast is used again gets SKUs and Apple identifiers of its own. */
final class Shelf {

    private final int copy;
    private final List<Product> products = new ArrayList<>();
    private long nextAppleId;

    Shelf(long firstAppleId, int copy) {
        this.copy = copy;
        this.nextAppleId = firstAppleId + copy * 100_000L;
    }

    Product app(ProductKind kind, String sku, String title, String dollars, String category, int popularity) {
        return put(kind, own(sku), title, "", dollars, category, "", popularity, List.of());
    }

    void bundle(ProductKind kind, String sku, String title, String dollars, int popularity, Product... contents) {
        put(kind, own(sku), title, "", dollars, contents[0].category(), "", popularity, List.of(contents));
    }

    void inside(Product app, ProductKind kind, String sku, String title, String dollars, int popularity) {
        put(kind, own(sku), title, app.sku(), dollars, app.category(), "", popularity, List.of());
    }

    void subscription(
            Product app, ProductKind kind, String sku, String title, String dollars, String duration, int popularity) {
        put(kind, own(sku), title, app.sku(), dollars, app.category(), duration, popularity, List.of());
    }

    void orphan(ProductKind kind, String sku, String title, String dollars, String category, int popularity) {
        put(kind, own(sku), title, "", dollars, category, "", popularity, List.of());
    }

    List<Product> products() {
        return List.copyOf(products);
    }

    private Product put(
            ProductKind kind,
            String sku,
            String title,
            String parentSku,
            String dollars,
            String category,
            String duration,
            int popularity,
            List<Product> contents) {
        Product product = new Product(
                nextAppleId++,
                sku,
                title,
                kind,
                parentSku,
                new BigDecimal(dollars),
                category,
                duration,
                popularity,
                contents);
        products.add(product);
        return product;
    }

    private String own(String sku) {
        return copy == 0 ? sku : sku + "." + copy;
    }
}
