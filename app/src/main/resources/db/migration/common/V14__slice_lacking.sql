-- What of its stream the figures of a slice do not hold, because the store does not tell it any more.
ALTER TABLE slice ADD COLUMN lacking VARCHAR(1000);
