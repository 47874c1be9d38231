-- What is known of each period of each report, every version of it with its files, and who works for which account.
CREATE SEQUENCE slice_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE slice (
  organization_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  connector VARCHAR(100) NOT NULL,
  vendor_id BIGINT NOT NULL,
  vendor_code VARCHAR(200) NOT NULL,
  stream VARCHAR(100) NOT NULL,
  grain VARCHAR(10) NOT NULL,
  period_start DATE NOT NULL,
  state VARCHAR(20) NOT NULL,
  provisional BOOLEAN NOT NULL,
  restated BOOLEAN NOT NULL,
  reason VARCHAR(1000),
  attempts INTEGER NOT NULL,
  next_try_at TIMESTAMP,
  version_number INTEGER NOT NULL,
  applied_from BIGINT NOT NULL,
  content_hash VARCHAR(64),
  derived_by VARCHAR(100),
  unread_by VARCHAR(100),
  facts BIGINT NOT NULL,
  resume_token VARCHAR(4000),
  changed_at TIMESTAMP NOT NULL,
  confirmed_at TIMESTAMP,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT slice_id UNIQUE (id),
  CONSTRAINT slice_period UNIQUE (organization_id, account_id, vendor_id, stream, grain, period_start)
);
CREATE INDEX slice_next_try ON slice (organization_id, account_id, next_try_at);
CREATE INDEX slice_applied_from ON slice (organization_id, applied_from);

-- Each version of a slice that was ever committed. Number 1 is the first.
CREATE SEQUENCE slice_version_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE slice_version (
  organization_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  slice_id BIGINT NOT NULL,
  version_number INTEGER NOT NULL,
  ledger_sequence BIGINT NOT NULL,
  content_hash VARCHAR(64),
  derived_by VARCHAR(100),
  facts BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  committed_at TIMESTAMP NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT slice_version_id UNIQUE (id),
  CONSTRAINT slice_version_number UNIQUE (organization_id, slice_id, version_number),
  CONSTRAINT slice_version_sequence UNIQUE (organization_id, ledger_sequence)
);

-- A file of a version; version number 0: fetched, not committed yet; -1: fetched and overtaken by others.
CREATE SEQUENCE archived_file_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE archived_file (
  organization_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  slice_id BIGINT NOT NULL,
  version_number INTEGER NOT NULL,
  part_number INTEGER NOT NULL,
  file_name VARCHAR(500) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  byte_count BIGINT NOT NULL,
  archived_at TIMESTAMP NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT archived_file_id UNIQUE (id),
  CONSTRAINT archived_file_part UNIQUE (organization_id, slice_id, version_number, part_number)
);
CREATE INDEX archived_file_content ON archived_file (organization_id, sha256);

CREATE TABLE account_lease (
  organization_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  holder VARCHAR(64),
  fence BIGINT NOT NULL,
  expires_at TIMESTAMP NOT NULL,
  rest_until TIMESTAMP,
  failures INTEGER NOT NULL,
  plan_at TIMESTAMP,
  planned_for VARCHAR(64),
  last_sync_at TIMESTAMP,
  PRIMARY KEY (organization_id, account_id),
  CONSTRAINT account_lease_account UNIQUE (account_id)
);

-- The last sequence given out in an organization; the row's lock keeps commits in the order of their numbers.
CREATE TABLE ledger_sequence (
  organization_id BIGINT NOT NULL,
  last_sequence BIGINT NOT NULL,
  PRIMARY KEY (organization_id)
);

-- When the data of an account were erased, so that every read model learns of it. An account may be linked again afterwards.
CREATE SEQUENCE erased_account_seq START WITH 1 INCREMENT BY 1;
CREATE TABLE erased_account (
  organization_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  ledger_sequence BIGINT NOT NULL,
  erased_at TIMESTAMP NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT erased_account_id UNIQUE (id),
  CONSTRAINT erased_account_sequence UNIQUE (organization_id, ledger_sequence)
);
