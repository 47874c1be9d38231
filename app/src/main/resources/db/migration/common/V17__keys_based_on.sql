-- Number of the stored credential whose keys an attempt goes on with; null when all of its credential was typed.
ALTER TABLE link_attempt ADD COLUMN based_on INTEGER;
