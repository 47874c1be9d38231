-- Organizations and their people; the audit trail; the vault's keys. Instants are UTC.

CREATE TABLE organization (
    id BIGINT NOT NULL,
    name VARCHAR(200) NOT NULL,
    founded_at TIMESTAMP NOT NULL,
    CONSTRAINT organization_key PRIMARY KEY (id)
);
-- Number 1 is made at the first start, under its own number, so that two nodes cannot both make one.
CREATE SEQUENCE organization_seq AS BIGINT START WITH 2 INCREMENT BY 1;

CREATE TABLE member (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    email VARCHAR(254) NOT NULL,
    name VARCHAR(200) NOT NULL,
    member_role VARCHAR(16) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    joined_at TIMESTAMP NOT NULL,
    last_sign_in_at TIMESTAMP,
    CONSTRAINT member_key PRIMARY KEY (organization_id, id),
    CONSTRAINT member_id UNIQUE (id),
    CONSTRAINT member_email UNIQUE (email),
    CONSTRAINT member_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);
CREATE SEQUENCE member_seq AS BIGINT START WITH 1 INCREMENT BY 1;

CREATE TABLE invitation (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    email VARCHAR(254) NOT NULL,
    member_role VARCHAR(16) NOT NULL,
    key_hash VARCHAR(64) NOT NULL,
    invited_by VARCHAR(200) NOT NULL,
    invited_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    CONSTRAINT invitation_key PRIMARY KEY (organization_id, id),
    CONSTRAINT invitation_id UNIQUE (id),
    CONSTRAINT invitation_hash UNIQUE (key_hash),
    CONSTRAINT invitation_email UNIQUE (organization_id, email),
    CONSTRAINT invitation_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);
CREATE SEQUENCE invitation_seq AS BIGINT START WITH 1 INCREMENT BY 1;

-- The link by which the first owner is made: one per organization, replaced at each start until it is used.
CREATE TABLE set_up_link (
    organization_id BIGINT NOT NULL,
    key_hash VARCHAR(64) NOT NULL,
    made_at TIMESTAMP NOT NULL,
    CONSTRAINT set_up_link_key PRIMARY KEY (organization_id),
    CONSTRAINT set_up_link_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);

CREATE TABLE access_token (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    label VARCHAR(100) NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    scopes VARCHAR(400) NOT NULL,
    made_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP,
    last_used_at TIMESTAMP,
    CONSTRAINT access_token_key PRIMARY KEY (organization_id, id),
    CONSTRAINT access_token_id UNIQUE (id),
    CONSTRAINT access_token_hash UNIQUE (token_hash),
    CONSTRAINT access_token_member FOREIGN KEY (organization_id, member_id)
        REFERENCES member (organization_id, id) ON DELETE CASCADE
);
CREATE SEQUENCE access_token_seq AS BIGINT START WITH 1 INCREMENT BY 1;

CREATE TABLE console_session (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    cookie_hash VARCHAR(64) NOT NULL,
    address VARCHAR(64) NOT NULL,
    browser VARCHAR(200) NOT NULL,
    begun_at TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    CONSTRAINT console_session_key PRIMARY KEY (organization_id, id),
    CONSTRAINT console_session_id UNIQUE (id),
    CONSTRAINT console_session_hash UNIQUE (cookie_hash),
    CONSTRAINT console_session_member FOREIGN KEY (organization_id, member_id)
        REFERENCES member (organization_id, id) ON DELETE CASCADE
);
CREATE SEQUENCE console_session_seq AS BIGINT START WITH 1 INCREMENT BY 1;

-- Attempts to sign in, counted before any password is looked at. Belongs to no organization: nobody is known yet.
CREATE TABLE sign_in_count (
    subject VARCHAR(80) NOT NULL,
    attempts INTEGER NOT NULL,
    counted_at TIMESTAMP NOT NULL,
    closed_until TIMESTAMP NOT NULL,
    kept_until TIMESTAMP NOT NULL,
    CONSTRAINT sign_in_count_key PRIMARY KEY (subject)
);

CREATE TABLE api_usage (
    organization_id BIGINT NOT NULL,
    used_on DATE NOT NULL,
    requests BIGINT NOT NULL,
    CONSTRAINT api_usage_key PRIMARY KEY (organization_id, used_on),
    CONSTRAINT api_usage_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);

-- Only ever added to. Each entry's hash covers the entry before it; the head knows how far the chain goes.
CREATE TABLE audit_entry (
    organization_id BIGINT NOT NULL,
    entry_number BIGINT NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    member_id BIGINT NOT NULL,
    member_name VARCHAR(254) NOT NULL,
    what VARCHAR(80) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    detail VARCHAR(2000) NOT NULL,
    entry_hash VARCHAR(64) NOT NULL,
    CONSTRAINT audit_entry_key PRIMARY KEY (organization_id, entry_number)
);

CREATE TABLE audit_head (
    organization_id BIGINT NOT NULL,
    entry_number BIGINT NOT NULL,
    entry_hash VARCHAR(64) NOT NULL,
    CONSTRAINT audit_head_key PRIMARY KEY (organization_id)
);

-- One row: something the master key sealed, by which a start with another key is noticed.
CREATE TABLE vault_check (
    id INTEGER NOT NULL,
    sealed ${bytes} NOT NULL,
    made_at TIMESTAMP NOT NULL,
    CONSTRAINT vault_check_key PRIMARY KEY (id)
);

CREATE TABLE vault_keyset (
    organization_id BIGINT NOT NULL,
    wrapped ${bytes} NOT NULL,
    made_at TIMESTAMP NOT NULL,
    CONSTRAINT vault_keyset_key PRIMARY KEY (organization_id)
);
