-- Which accounts have reported a product: it stays as long as one of them does.
CREATE TABLE product_reporter (
    product_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    CONSTRAINT product_reporter_pk PRIMARY KEY (product_id, account_id),
    CONSTRAINT product_reporter_product FOREIGN KEY (product_id) REFERENCES product (id) ON DELETE CASCADE
);

CREATE INDEX product_reporter_account ON product_reporter (account_id);

INSERT INTO product_reporter (product_id, account_id) SELECT id, account_id FROM product;
