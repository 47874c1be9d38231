package org.storelink.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.Store;
import org.storelink.platform.Actor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class CatalogTest {

    private static final long ACCOUNT = 70;
    private static final Store STORE = new Store("store", 4, "The Store");
    private static final LocalDate OCTOBER = LocalDate.parse("2026-10-05");
    private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-16");

    @AutoClose
    static final TestDatabase DATABASE = TestDatabase.open();

    private static long organizations;

    private final MutableClock clock = MutableClock.at("2026-11-23T03:00:00Z");
    private final Catalog catalog = TestCatalog.on(DATABASE, clock);
    private Actor viewer;

    @BeforeEach
    void enterAnOrganizationOfItsOwn() {
        viewer = new Actor(1, ++organizations, Role.VIEWER, "Vera");
    }

    @Test
    void givesAProductTheSameIdForEver() {
        long first = see(app("1", "A game"), NOVEMBER);

        assertThat(see(app("1", "A game"), OCTOBER)).isEqualTo(first);
        assertThat(see(app("2", "Another"), NOVEMBER)).isNotEqualTo(first);
        assertThat(see(TestCatalog.on(DATABASE, clock), app("1", "Renamed"), NOVEMBER))
                .isEqualTo(first);
    }

    @Test
    void whatIsMentionedInPassingChangesNothingAndGivesWayToAnyDescription() {
        long mentioned = mention(app("1", "1"), NOVEMBER);
        assertThat(catalog.get(viewer, mentioned).name()).isEqualTo("1");

        assertThat(see(app("1", "A game"), OCTOBER)).isEqualTo(mentioned);
        assertThat(catalog.get(viewer, mentioned).name()).isEqualTo("A game");

        assertThat(mention(app("1", "1"), NOVEMBER)).isEqualTo(mentioned);
        assertThat(catalog.get(viewer, mentioned).name()).isEqualTo("A game");
    }

    @Test
    void whatIsOnlyMentionedIsCalledAsItWasMentionedLast() {
        long mentioned = mention(app("1", "New name"), OCTOBER);

        mention(app("1", "Old name"), OCTOBER.minusMonths(3));
        assertThat(catalog.get(viewer, mentioned).name()).isEqualTo("New name");
        assertThat(catalog.get(viewer, mentioned).releaseDate()).isEqualTo("2026-07-01T00:00:00Z");

        mention(app("1", "Newest name"), NOVEMBER);
        assertThat(catalog.get(viewer, mentioned).name()).isEqualTo("Newest name");
        assertThat(TestCatalog.on(DATABASE, clock).get(viewer, mentioned).name())
                .isEqualTo("Newest name");
    }

    @Test
    void givesOtherIdsInAnotherOrganization() {
        long mine = see(app("1", "A game"), NOVEMBER);
        enterAnOrganizationOfItsOwn();

        assertThat(see(app("1", "A game"), NOVEMBER)).isNotEqualTo(mine);
        assertThatThrownBy(() -> catalog.get(viewer, mine))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.detail())
                        .isEqualTo("There is no such product."));
    }

    @Test
    void keepsTheNewestNameWhateverOrderSlicesAreReadIn() {
        long id = see(app("1", "Old name"), OCTOBER);
        see(app("1", "New name"), NOVEMBER);
        see(app("1", "Older name"), OCTOBER.minusDays(3));

        assertThat(catalog.get(viewer, id).name()).isEqualTo("New name");
        assertThat(catalog.get(viewer, id).releaseDate()).isEqualTo("2026-10-01T00:00:00Z");
    }

    @Test
    void keepsTheNewestNameAgainstAnotherNodeThatKnewLess() {
        Catalog slowNode = TestCatalog.on(DATABASE, clock);
        long id = see(slowNode, app("1", "First"), OCTOBER);
        see(app("1", "Newest"), NOVEMBER);

        see(slowNode, app("1", "In between"), NOVEMBER.minusDays(5));

        assertThat(catalog.get(viewer, id).name()).isEqualTo("Newest");
    }

    @Test
    void remembersThatANameWasStillInUse() {
        long id = see(app("1", "Name"), OCTOBER);
        see(app("1", "Name"), NOVEMBER);

        see(TestCatalog.on(DATABASE, clock), app("1", "Name of an older file"), NOVEMBER.minusDays(1));

        assertThat(catalog.get(viewer, id).name()).isEqualTo("Name");
    }

    @Test
    void givesOneIdWhenManyThreadsAndNodesMeetAProductAtOnce() throws InterruptedException {
        int readers = 8;
        CountDownLatch start = new CountDownLatch(1);
        ConcurrentLinkedQueue<Long> ids = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            Catalog node = reader % 2 == 0 ? catalog : TestCatalog.on(DATABASE, clock);
            threads.add(Thread.ofVirtual().start(() -> {
                awaitUnchecked(start);
                for (int product = 0; product < 20; product++) {
                    ids.add(see(node, app(Integer.toString(product), "Product " + product), NOVEMBER));
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(ids).hasSize(readers * 20);
        assertThat(Set.copyOf(ids)).hasSize(20);
    }

    @Test
    void findsParentAndChildrenWhicheverIsSeenFirst() {
        long child = see(inapp("11", "coins", "Coins", "game"), NOVEMBER);
        long app = see(app("1", "A game"), NOVEMBER);
        long otherChild = see(inapp("12", "gems", "Gems", "game"), NOVEMBER);
        long orphan = see(inapp("13", "lost", "Lost", "unknown-app"), NOVEMBER);

        assertThat(catalog.get(viewer, child).parentId()).isEqualTo(app);
        assertThat(catalog.get(viewer, app).children()).containsExactly(child, otherChild);
        assertThat(catalog.get(viewer, orphan).parentId()).isNull();
    }

    @Test
    void findsNoParentInAnotherAccount() {
        long child = see(inapp("11", "coins", "Coins", "game"), NOVEMBER);
        try (ProductIds ids = catalog.forAccount(viewer.organizationId(), ACCOUNT + 1, STORE)) {
            ids.idOf(app("1", "A game"), NOVEMBER);
        }

        assertThat(catalog.get(viewer, child).parentId()).isNull();
    }

    @Test
    void showsAProductAsStrictClientsNeedIt() {
        long id = see(app("6001", "Ein Spiel für \"Könige\" 王"), NOVEMBER);

        ProductView view = catalog.get(viewer, "store", "6001");

        assertThat(view.id()).isEqualTo(id);
        assertThat(view.name()).isEqualTo("Ein Spiel für \"Könige\" 王");
        assertThat(view.refNo()).isEqualTo(6001);
        assertThat(view.storeId()).isEqualTo(4);
        assertThat(view.storefronts()).containsExactly("store:phone");
        assertThat(view.type()).isEqualTo("app");
        assertThat(view.releaseDate()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(view.addedDate()).isEqualTo("2026-11-23T03:00:00Z");
        assertThat(view.active()).isTrue();
        assertThat(view.source().externalAccountId()).isEqualTo(ACCOUNT);
        assertThat(view.source().type()).isEqualTo("own");
    }

    @Test
    void keepsTextsThatNoDatabaseTakesAsTheyAre() {
        long id = see(app("1", "\0" + "𝄞".repeat(1500)), NOVEMBER);

        assertThat(catalog.get(viewer, id).name())
                .startsWith(" 𝄞")
                .endsWith("𝄞")
                .hasSizeLessThanOrEqualTo(2000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -      | -     | -              | -                                          | Alpha,Beta,Coins,Duo
        al     | -     | -              | -                                          | Alpha
        AL     | -     | -              | -                                          | Alpha
        %      | -     | -              | -                                          |
        102    | -     | -              | -                                          | Beta
        coins! | -     | -              | -                                          | Coins
        -      | store | -              | -                                          | Alpha,Beta,Coins,Duo
        -      | shop  | -              | -                                          |
        -      | -     | inapp,bundle   | -                                          | Coins,Duo
        -      | -     | -              | hidden:false;inactive:false;types:app      | Alpha,Beta
        -      | -     | -              | sources:linked_account,shared              | Alpha,Beta,Coins,Duo
        -      | -     | -              | sources:manual                             |
        -      | -     | -              | hidden:true                                |
        -      | -     | -              | storefronts:store:phone                    | Alpha,Beta,Coins,Duo
        -      | -     | -              | storefronts:store:desktop                  |
        """)
    void findsWhatTheFilterAsksFor(String text, String store, String types, String products, String names) {
        see(app("101", "Alpha"), NOVEMBER);
        see(app("102", "Beta"), NOVEMBER);
        see(inapp("103", "coins!", "Coins", "alpha"), NOVEMBER);
        see(product("104", "duo", "Duo", ProductType.BUNDLE, Optional.empty()), NOVEMBER);
        ProductFilter filter = ProductFilter.parse(new ProductFilter.Parameters(text, store, types, products));

        List<ProductView> found = catalog.list(viewer, filter);

        assertThat(found)
                .extracting(ProductView::name)
                .containsExactly(names == null ? new String[0] : names.split(","));
        assertThat(catalog.list(viewer, filter, Paging.of(1, 100))
                        .metadata()
                        .resultset()
                        .totalCount())
                .isEqualTo(found.size());
    }

    @Test
    void cutsListsIntoPages() {
        for (String name : List.of("C", "A", "D", "B", "E")) {
            see(app(Integer.toString(name.charAt(0)), name), NOVEMBER);
        }

        Page<ProductView> second = catalog.list(viewer, ProductFilter.ALL, Paging.of(2, 2));

        assertThat(second.results()).extracting(ProductView::name).containsExactly("C", "D");
        assertThat(second.metadata().resultset().totalPages()).isEqualTo(3);
    }

    @Test
    void findsProductsByIdAndTellsWhichAreUnknown() {
        long alpha = see(app("101", "Alpha"), NOVEMBER);
        see(app("102", "Beta"), NOVEMBER);

        ProductFilter filter =
                ProductFilter.parse(new ProductFilter.Parameters(null, null, null, alpha + ";999999999"));

        assertThat(catalog.list(viewer, filter)).extracting(ProductView::id).containsExactly(alpha);
        assertThat(catalog.unknown(viewer, Set.of(alpha, 999_999_999L))).containsExactly(999_999_999L);
        assertThat(catalog.names(viewer, Set.of(alpha))).containsEntry(alpha, "Alpha");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -    | 12;x         | products | "x" is no id
        -    | colour:red   | products | hidden, inactive, sources, storefronts, types
        -    | types:app;12 | products | "12" is no key:value pair
        -    | hidden:yes   | products | neither true nor false
        game | -            | types    | app, bundle, inapp, subscription, unknown
        """)
    void saysWhatItDoesNotUnderstand(String types, String products, String field, String words) {
        assertThatThrownBy(() -> ProductFilter.parse(new ProductFilter.Parameters(null, null, types, products)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.errors())
                            .extracting(ProblemException.FieldError::field)
                            .containsOnly(field);
                    assertThat(problem.detail()).contains(words);
                });
    }

    @Test
    void forgetsTheProductsOfAnAccountWhoseDataAreErased() {
        long id = see(app("1", "A game"), NOVEMBER);

        DATABASE.inTransaction(() -> catalog.forget(viewer.organizationId(), ACCOUNT));

        assertThat(catalog.list(viewer, ProductFilter.ALL)).isEmpty();
        assertThat(see(app("1", "A game"), NOVEMBER)).isNotEqualTo(id);
    }

    @Test
    void keepsTheProductsThatAnotherAccountReportsTooWhenOneIsErased() {
        long other = ACCOUNT + 1;
        long shared = see(app("1", "A game"), NOVEMBER);
        see(app("2", "Another"), NOVEMBER);
        assertThat(see(catalog, other, app("1", "A game"), NOVEMBER)).isEqualTo(shared);

        DATABASE.inTransaction(() -> catalog.forget(viewer.organizationId(), ACCOUNT));

        assertThat(catalog.list(viewer, ProductFilter.ALL)).singleElement().satisfies(product -> {
            assertThat(product.id()).isEqualTo(shared);
            assertThat(product.source().externalAccountId()).isEqualTo(other);
        });
        DATABASE.inTransaction(() -> catalog.forget(viewer.organizationId(), other));
        assertThat(catalog.list(viewer, ProductFilter.ALL)).isEmpty();
    }

    @Test
    void keepsAProductThatAnotherAccountOnlyMentions() {
        long other = ACCOUNT + 1;
        long shared = see(app("1", "A game"), NOVEMBER);
        assertThat(mention(other, app("1", "1"), NOVEMBER)).isEqualTo(shared);

        DATABASE.inTransaction(() -> catalog.forget(viewer.organizationId(), ACCOUNT));

        assertThat(catalog.list(viewer, ProductFilter.ALL)).singleElement().satisfies(product -> {
            assertThat(product.id()).isEqualTo(shared);
            assertThat(product.name()).isEqualTo("A game");
        });
    }

    private long see(Product product, LocalDate seenOn) {
        return see(catalog, product, seenOn);
    }

    private long see(Catalog node, Product product, LocalDate seenOn) {
        return see(node, ACCOUNT, product, seenOn);
    }

    private long see(Catalog node, long account, Product product, LocalDate seenOn) {
        try (ProductIds ids = node.forAccount(viewer.organizationId(), account, STORE)) {
            return ids.idOf(product, seenOn);
        }
    }

    private long mention(Product product, LocalDate seenOn) {
        return mention(ACCOUNT, product, seenOn);
    }

    private long mention(long account, Product product, LocalDate seenOn) {
        try (ProductIds ids = catalog.forAccount(viewer.organizationId(), account, STORE)) {
            return ids.idOfMentioned(product, seenOn);
        }
    }

    private static Product app(String storeId, String name) {
        return product(
                storeId, storeId.equals("1") ? "game" : "sku-" + storeId, name, ProductType.APP, Optional.empty());
    }

    private static Product inapp(String storeId, String sku, String name, String parentSku) {
        return product(storeId, sku, name, ProductType.INAPP, Optional.of(parentSku));
    }

    private static Product product(
            String storeId, String sku, String name, ProductType type, Optional<String> parentSku) {
        return new Product(storeId, sku, name, type, "Someone", "store:phone", parentSku);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
