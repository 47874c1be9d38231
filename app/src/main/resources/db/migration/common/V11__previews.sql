-- Whether a person wants to see what an account gives before it is saved, and what the store granted, sealed, until that is said.
ALTER TABLE link_attempt ADD COLUMN previews BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE link_attempt ADD COLUMN granted ${bytes};
