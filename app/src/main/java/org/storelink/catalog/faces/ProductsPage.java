package org.storelink.catalog.faces;

import static java.util.stream.Collectors.toMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.omnifaces.cdi.Param;
import org.storelink.catalog.Catalog;
import org.storelink.catalog.ProductFilter;
import org.storelink.catalog.ProductView;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;

/** Apps with what is sold inside them, found by name, SKU or the store's id. */
@Named
@RequestScoped
public class ProductsPage {

    private static final int PER_PAGE = 200;

    @Inject
    private Catalog catalog;

    @Inject
    private CurrentActor actor;

    @Inject
    @Param(name = "q")
    private @Nullable String text;

    @Inject
    @Param(name = "page")
    private @Nullable Integer page;

    private List<Family> families = List.of();
    private int pages;

    /**
     * A product with its children, as far as they are on the page.
     *
     * @param members the head first
     */
    public record Family(ProductView head, List<ProductView> members) {}

    @PostConstruct
    void find() {
        ProductFilter filter = ProductFilter.parse(new ProductFilter.Parameters(text, null, null, null));
        Page<ProductView> found = catalog.list(actor.get(), filter, new Paging(getPage(), PER_PAGE));
        families = gather(found.results());
        pages = found.metadata().resultset().totalPages();
    }

    private static List<Family> gather(List<ProductView> products) {
        Map<Long, ProductView> byId = products.stream().collect(toMap(ProductView::id, Function.identity()));
        Map<Long, List<ProductView>> members = new LinkedHashMap<>();
        for (ProductView product : products) {
            if (!hasParent(product, byId)) {
                members.put(product.id(), new ArrayList<>(List.of(product)));
            }
        }
        for (ProductView product : products) {
            if (hasParent(product, byId)) {
                Objects.requireNonNull(members.get(product.parentId())).add(product);
            }
        }
        return members.values().stream()
                .map(all -> new Family(all.getFirst(), all))
                .toList();
    }

    private static boolean hasParent(ProductView product, Map<Long, ProductView> byId) {
        return Optional.ofNullable(product.parentId())
                .map(byId::get)
                .filter(parent -> parent.parentId() == null)
                .isPresent();
    }

    public List<Family> getFamilies() {
        return families;
    }

    public String getText() {
        return text == null ? "" : text;
    }

    public String getEncodedText() {
        return URLEncoder.encode(getText(), StandardCharsets.UTF_8);
    }

    public int getPage() {
        return page == null || page < 1 ? 1 : page;
    }

    public int getPages() {
        return pages;
    }

    public String typeName(ProductView product) {
        return switch (product.type()) {
            case "app" -> "App";
            case "bundle" -> "Bundle";
            case "inapp" -> "In-app purchase";
            case "subscription" -> "Subscription";
            default -> "Unknown";
        };
    }
}
