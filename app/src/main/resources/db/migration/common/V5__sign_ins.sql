-- How often a password, or a proof of one, was sent to a store, and what came of it. Instants are UTC.
-- Of no organization: the store counts by its own account, whoever here is linked with it. The subject is a keyed fingerprint of connector
-- and user name, the fingerprint one of the secrets; neither is ever kept itself.

CREATE TABLE sign_in_subject (
    subject VARCHAR(64) NOT NULL,
    counted INTEGER NOT NULL,
    CONSTRAINT sign_in_subject_key PRIMARY KEY (subject)
);

CREATE TABLE sign_in (
    subject VARCHAR(64) NOT NULL,
    id VARCHAR(36) NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    attended BOOLEAN NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    rests_until TIMESTAMP,
    CONSTRAINT sign_in_key PRIMARY KEY (subject, id)
);
CREATE INDEX sign_in_sent ON sign_in (sent_at);

ALTER TABLE linked_account ADD COLUMN credential_fingerprint VARCHAR(64);
-- What the store asks a person while nobody waited for it: sealed, until the account is linked again.
ALTER TABLE linked_account ADD COLUMN question ${bytes};
-- What whoever linked the account should think about, a line each.
ALTER TABLE linked_account ADD COLUMN cautions VARCHAR(2000);
