package org.storelink.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Product;
import org.storelink.connector.ProductType;
import org.storelink.connector.Store;

/**
 * A product of an organization. Made by the first sighting, never removed while numbers of any account that reported it are kept: the facts of every read model name
 * it by its id. Later sightings change how it looks; the newest one wins, whatever order slices are read in.
 */
@Entity(name = "Product")
@Table(name = "product")
class ProductRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "product_seq")
    @SequenceGenerator(name = "product_seq", sequenceName = "product_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "account_id")
    private long accountId;

    @ElementCollection
    @CollectionTable(
            name = "product_reporter",
            joinColumns = @JoinColumn(name = "product_id", referencedColumnName = "id"))
    @Column(name = "account_id")
    private Set<Long> reporters = new HashSet<>();

    @Column(updatable = false)
    private String store;

    @Column(name = "store_number", updatable = false)
    private int storeNumber;

    @Column(name = "vendor_identifier", updatable = false)
    private String vendorIdentifier;

    @Column
    private String sku;

    @Column
    private String name;

    @Column(name = "product_type")
    private String type;

    @Column
    private String developer;

    @Column
    private String storefront;

    @Column(name = "parent_sku")
    private @Nullable String parentSku;

    @Column(name = "first_seen_month")
    private LocalDate firstSeenMonth;

    @Column(name = "seen_on")
    private LocalDate seenOn;

    @Column(name = "added_at", updatable = false)
    private Instant addedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected ProductRow() {}

    ProductRow(long organizationId, Store store, Sighting sighting, Instant now) {
        this.organizationId = organizationId;
        this.store = store.code();
        this.storeNumber = store.number();
        this.vendorIdentifier = sighting.product().storeId();
        this.firstSeenMonth = sighting.month();
        this.addedAt = now;
        this.reporters.add(sighting.accountId());
        look(sighting.accountId(), sighting.product(), sighting.namedOn(), now);
    }

    /** Takes over what another reader of slices has found, where it is newer than this. */
    void take(KnownProduct found, Instant now) {
        reporters.addAll(found.reporters());
        if (found.firstSeenMonth().isBefore(firstSeenMonth)) {
            firstSeenMonth = found.firstSeenMonth();
        }
        if (found.seenOn().isAfter(seenOn)) {
            look(found.accountId(), found.printed(), found.seenOn(), now);
        }
    }

    private void look(long account, Product product, LocalDate day, Instant now) {
        accountId = account;
        sku = product.sku();
        name = product.name();
        type = product.type().name().toLowerCase(Locale.ROOT);
        developer = product.developer();
        storefront = product.storefront();
        parentSku = product.parentSku().orElse(null);
        seenOn = day;
        updatedAt = now;
    }

    KnownProduct known() {
        Product printed = new Product(
                vendorIdentifier,
                sku,
                name,
                ProductType.valueOf(type.toUpperCase(Locale.ROOT)),
                developer,
                storefront,
                Optional.ofNullable(parentSku));
        return new KnownProduct(id, accountId, reporters, printed, firstSeenMonth, seenOn);
    }

    long id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    long accountId() {
        return accountId;
    }

    String store() {
        return store;
    }

    int storeNumber() {
        return storeNumber;
    }

    String vendorIdentifier() {
        return vendorIdentifier;
    }

    String sku() {
        return sku;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    String developer() {
        return developer;
    }

    String storefront() {
        return storefront;
    }

    Optional<String> parentSku() {
        return Optional.ofNullable(parentSku);
    }

    LocalDate firstSeenMonth() {
        return firstSeenMonth;
    }

    Instant addedAt() {
        return addedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
