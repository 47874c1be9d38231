-- What the facts of a slice are about. Slices of whole accounts have the vendor id 0 and no vendor code.
ALTER TABLE slice ADD COLUMN subject VARCHAR(20) DEFAULT 'sales' NOT NULL;
