-- The store's code of the publisher that reports of the whole account are about. Other accounts of that publisher tell the same.
ALTER TABLE linked_account ADD COLUMN publisher_code VARCHAR(200);
