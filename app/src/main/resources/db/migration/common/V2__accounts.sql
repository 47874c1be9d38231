-- Linked accounts, their vendors and what the store grants them; attempts to link. Secrets are sealed by the vault. Instants are UTC.

CREATE SEQUENCE linked_account_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE linked_account (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    nickname VARCHAR(200) NOT NULL,
    username VARCHAR(320) NOT NULL,
    auto_import BOOLEAN NOT NULL,
    connector VARCHAR(100) NOT NULL,
    link_mode VARCHAR(100) NOT NULL,
    store_code VARCHAR(50) NOT NULL,
    store_number INTEGER NOT NULL,
    identity_id VARCHAR(400) NOT NULL,
    identity_name VARCHAR(400) NOT NULL,
    state VARCHAR(30) NOT NULL,
    state_since TIMESTAMP NOT NULL,
    state_detail VARCHAR(2000) NOT NULL,
    resting_until TIMESTAMP,
    paused_at TIMESTAMP,
    credential_number INTEGER NOT NULL,
    credential ${bytes},
    material_number INTEGER NOT NULL,
    material ${bytes},
    expires_at TIMESTAMP,
    checked_at TIMESTAMP NOT NULL,
    last_sync_at TIMESTAMP,
    next_sync_at TIMESTAMP,
    complete_through DATE,
    linked_at TIMESTAMP NOT NULL,
    unlinked_at TIMESTAMP,
    row_version INTEGER NOT NULL,
    CONSTRAINT linked_account_key PRIMARY KEY (organization_id, id),
    CONSTRAINT linked_account_id UNIQUE (id),
    -- One account per identity, unlinked ones included: linking again goes on with the history that was kept.
    CONSTRAINT linked_account_identity UNIQUE (organization_id, connector, identity_id),
    CONSTRAINT linked_account_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);

CREATE SEQUENCE linked_vendor_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE linked_vendor (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    connector VARCHAR(100) NOT NULL,
    code VARCHAR(200) NOT NULL,
    name VARCHAR(400) NOT NULL,
    -- The code while the vendor's reports are collected through this account. Two accounts would count its sales twice.
    collected_as VARCHAR(200),
    CONSTRAINT linked_vendor_key PRIMARY KEY (organization_id, id),
    CONSTRAINT linked_vendor_id UNIQUE (id),
    CONSTRAINT linked_vendor_code UNIQUE (organization_id, account_id, code),
    CONSTRAINT linked_vendor_once UNIQUE (organization_id, connector, collected_as),
    CONSTRAINT linked_vendor_account FOREIGN KEY (organization_id, account_id)
        REFERENCES linked_account (organization_id, id)
);

-- What the store said about each capability of the account's mode when it was asked last.
CREATE TABLE account_capability (
    organization_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    capability VARCHAR(30) NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    CONSTRAINT account_capability_key PRIMARY KEY (organization_id, account_id, capability),
    CONSTRAINT account_capability_account FOREIGN KEY (organization_id, account_id)
        REFERENCES linked_account (organization_id, id)
);

CREATE TABLE link_attempt (
    organization_id BIGINT NOT NULL,
    id VARCHAR(36) NOT NULL,
    member_id BIGINT NOT NULL,
    -- The account to link again, or the one that the attempt came to.
    account_id BIGINT,
    relinks BOOLEAN NOT NULL,
    connector VARCHAR(100) NOT NULL,
    link_mode VARCHAR(100) NOT NULL,
    nickname VARCHAR(200) NOT NULL,
    username VARCHAR(320) NOT NULL,
    auto_import BOOLEAN NOT NULL,
    state VARCHAR(20) NOT NULL,
    step_number INTEGER NOT NULL,
    working_until TIMESTAMP,
    credential ${bytes},
    question ${bytes},
    problem VARCHAR(30),
    problem_detail VARCHAR(2000),
    retry_at TIMESTAMP,
    begun_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    CONSTRAINT link_attempt_key PRIMARY KEY (organization_id, id),
    CONSTRAINT link_attempt_id UNIQUE (id),
    CONSTRAINT link_attempt_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);
CREATE INDEX link_attempt_expires ON link_attempt (expires_at);
