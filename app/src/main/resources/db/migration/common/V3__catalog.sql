CREATE SEQUENCE product_seq START WITH 1 INCREMENT BY 1;

CREATE TABLE product (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    store VARCHAR(40) NOT NULL,
    store_number INTEGER NOT NULL,
    vendor_identifier VARCHAR(255) NOT NULL,
    sku VARCHAR(2000) NOT NULL,
    name VARCHAR(2000) NOT NULL,
    product_type VARCHAR(20) NOT NULL,
    developer VARCHAR(2000) NOT NULL,
    storefront VARCHAR(100) NOT NULL,
    parent_sku VARCHAR(2000),
    first_seen_month DATE NOT NULL,
    seen_on DATE NOT NULL,
    added_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CONSTRAINT product_pk PRIMARY KEY (organization_id, id),
    CONSTRAINT product_id_unique UNIQUE (id),
    CONSTRAINT product_vendor_identifier_unique UNIQUE (organization_id, store, vendor_identifier)
);

CREATE INDEX product_account ON product (organization_id, account_id);
