-- The last warning that a person will be needed: how many days ahead it was given, and of which moment. Instants are UTC.
ALTER TABLE linked_account ADD COLUMN warned_days INTEGER;
ALTER TABLE linked_account ADD COLUMN warned_of TIMESTAMP;
