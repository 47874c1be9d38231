-- Derby does not keep a unique key with an empty column when two write at the same moment. So that no vendor is collected twice, the column is
-- never empty: a vendor that is not collected has a value there that nobody else has.

ALTER TABLE linked_vendor DROP CONSTRAINT linked_vendor_once;
UPDATE linked_vendor SET collected_as = '-' || TRIM(CAST(CAST(id AS CHAR(20)) AS VARCHAR(20))) WHERE collected_as IS NULL;
ALTER TABLE linked_vendor ALTER COLUMN collected_as SET NOT NULL;
ALTER TABLE linked_vendor ADD CONSTRAINT linked_vendor_once UNIQUE (organization_id, connector, collected_as);
