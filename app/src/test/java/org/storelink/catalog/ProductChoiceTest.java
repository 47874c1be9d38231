package org.storelink.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.Store;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class ProductChoiceTest {

    private static final Store STORE = new Store("store", 4, "The Store");

    @AutoClose
    static final TestDatabase DATABASE = TestDatabase.open();

    private static long organizations;

    private final Catalog catalog = TestCatalog.on(DATABASE, MutableClock.at("2026-11-23T03:00:00Z"));
    private final ProductChoice choice = new ProductChoice(catalog);
    private Actor viewer;
    private long game;
    private long coins;
    private long tool;

    @BeforeEach
    void stockTheShelves() {
        viewer = new Actor(1, ++organizations, Role.VIEWER, "Vera");
        try (ProductIds ids = catalog.forAccount(viewer.organizationId(), 70, STORE)) {
            game = id(ids, "1", "game", ProductType.APP, "store:phone", Optional.empty());
            coins = id(ids, "2", "coins", ProductType.INAPP, "store:phone", Optional.of("game"));
            tool = id(ids, "3", "tool", ProductType.APP, "store:desk", Optional.empty());
        }
    }

    @Test
    void meansAllWhereNothingIsChosen() {
        assertThat(chosen(null, null, false)).isEmpty();
        assertThat(chosen(null, null, true)).isEmpty();
    }

    @Test
    void takesIdsAndFilters() {
        assertThat(chosen(game + ";" + tool, null, false)).containsExactlyInAnyOrder(game, tool);
        assertThat(chosen("types:app;hidden:false", null, false)).containsExactlyInAnyOrder(game, tool);
        assertThat(chosen("storefronts:store:desk", null, false)).containsExactly(tool);
    }

    @Test
    void takesTheProductsInsideTheChosenAppsOnlyWhenAsked() {
        assertThat(chosen("" + game, null, false)).containsExactly(game);
        assertThat(chosen("" + game, null, true)).containsExactlyInAnyOrder(game, coins);
        assertThat(chosen("types:app", "store:phone", true)).containsExactlyInAnyOrder(game, coins);
    }

    @Test
    void narrowsByStorefrontAndStore() {
        assertThat(chosen(null, "store:desk;other:desk", false)).containsExactly(tool);
        assertThat(choice.of(viewer, new ProductChoice.Asked(null, "store", null, false)))
                .containsExactlyInAnyOrder(game, coins, tool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "999999999", "types:bundle", "hidden:true"})
    void refusesAChoiceThatComesToNothing(String products) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> chosen(products, null, true))
                .satisfies(refused -> {
                    assertThat(refused.problem()).isEqualTo(Problem.NO_PRODUCTS);
                    assertThat(refused.problem().title()).contains("or empty product parameter");
                    assertThat(refused.errors())
                            .extracting(ProblemException.FieldError::field)
                            .containsExactly("products");
                });
    }

    private Set<Long> chosen(@Nullable String products, @Nullable String storefronts, boolean withInApps) {
        return choice.of(viewer, new ProductChoice.Asked(products, null, storefronts, withInApps));
    }

    private static long id(
            ProductIds ids,
            String storeId,
            String sku,
            ProductType type,
            String storefront,
            Optional<String> parentSku) {
        return ids.idOf(
                new Product(storeId, sku, sku, type, "Someone", storefront, parentSku), LocalDate.parse("2026-11-16"));
    }
}
