-- What customers wrote, every revision of it, and the replies to it. Texts are written so that any character comes back, see KeptText.
-- Instants are UTC.

CREATE SEQUENCE review_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE review (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    store VARCHAR(40) NOT NULL,
    product_id BIGINT NOT NULL,
    country VARCHAR(2) NOT NULL,
    stars INTEGER NOT NULL,
    title VARCHAR(32000) NOT NULL,
    body VARCHAR(32000) NOT NULL,
    author VARCHAR(4000) NOT NULL,
    product_version VARCHAR(400),
    written_at TIMESTAMP NOT NULL,
    -- Which numbering of the store's the text was read under last.
    numbering VARCHAR(100) NOT NULL,
    revision INTEGER NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    deleted_at TIMESTAMP,
    -- The reply as the store has it.
    store_reply VARCHAR(32000),
    store_reply_state VARCHAR(20),
    store_reply_at TIMESTAMP,
    response_state VARCHAR(20) NOT NULL,
    -- Grows whenever somebody writes a reply, here or at the store.
    reply_turn INTEGER NOT NULL,
    newest_version INTEGER NOT NULL,
    CONSTRAINT review_key PRIMARY KEY (organization_id, id),
    CONSTRAINT review_id UNIQUE (id),
    CONSTRAINT review_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);
CREATE INDEX review_written ON review (organization_id, written_at, id);
CREATE INDEX review_product ON review (organization_id, product_id, written_at);
CREATE INDEX review_content ON review (organization_id, content_hash);

-- What a review said before its customer changed it.
CREATE SEQUENCE review_revision_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE review_revision (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    review_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    stars INTEGER NOT NULL,
    title VARCHAR(32000) NOT NULL,
    body VARCHAR(32000) NOT NULL,
    author VARCHAR(4000) NOT NULL,
    product_version VARCHAR(400),
    written_at TIMESTAMP NOT NULL,
    replaced_at TIMESTAMP NOT NULL,
    CONSTRAINT review_revision_key PRIMARY KEY (organization_id, id),
    CONSTRAINT review_revision_id UNIQUE (id),
    CONSTRAINT review_revision_number UNIQUE (organization_id, review_id, revision),
    CONSTRAINT review_revision_review FOREIGN KEY (organization_id, review_id)
        REFERENCES review (organization_id, id) ON DELETE CASCADE
);

-- Under which of the store's ids an account reads a review, and when it did last.
CREATE SEQUENCE review_source_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE review_source (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    connector VARCHAR(100) NOT NULL,
    numbering VARCHAR(100) NOT NULL,
    store_value VARCHAR(400) NOT NULL,
    review_id BIGINT NOT NULL,
    app VARCHAR(255) NOT NULL,
    -- Beginning of the newest walk that met it; of the first that should have and did not; and when it was given up.
    seen_at TIMESTAMP NOT NULL,
    missed_at TIMESTAMP,
    gone_at TIMESTAMP,
    CONSTRAINT review_source_key PRIMARY KEY (organization_id, id),
    CONSTRAINT review_source_id UNIQUE (id),
    CONSTRAINT review_source_value UNIQUE (organization_id, connector, numbering, store_value, account_id),
    CONSTRAINT review_source_review FOREIGN KEY (organization_id, review_id)
        REFERENCES review (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX review_source_review ON review_source (organization_id, review_id, account_id);
CREATE INDEX review_source_app ON review_source (organization_id, account_id, app, seen_at);

-- How far the reviews of an app have been read.
CREATE SEQUENCE review_feed_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE review_feed (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    app VARCHAR(255) NOT NULL,
    product_id BIGINT NOT NULL,
    -- Everything older is known; empty until it has been read to the end once.
    ground_at TIMESTAMP,
    read_whole_at TIMESTAMP,
    tried_at TIMESTAMP,
    checked_at TIMESTAMP,
    -- The walk under way: when it began, how far it goes, the newest it met, where it goes on.
    walk_began_at TIMESTAMP,
    walk_floor TIMESTAMP,
    walk_newest TIMESTAMP,
    walk_numbering VARCHAR(100),
    resume_token VARCHAR(4000),
    failures INTEGER NOT NULL,
    rest_until TIMESTAMP,
    problem VARCHAR(2000),
    CONSTRAINT review_feed_key PRIMARY KEY (organization_id, id),
    CONSTRAINT review_feed_id UNIQUE (id),
    CONSTRAINT review_feed_app UNIQUE (organization_id, account_id, app)
);

-- When the reviews of an account are looked for, and what replies of its may be like.
CREATE TABLE review_watch (
    organization_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    next_look_at TIMESTAMP NOT NULL,
    checked_at TIMESTAMP,
    failures INTEGER NOT NULL,
    problem VARCHAR(2000),
    reply_most INTEGER,
    reply_unit VARCHAR(20),
    -- How often in a row nothing could be heard of replies, and until when they are left alone for that.
    reply_failures INTEGER NOT NULL,
    replies_rest_until TIMESTAMP,
    CONSTRAINT review_watch_key PRIMARY KEY (organization_id, account_id),
    CONSTRAINT review_watch_account UNIQUE (account_id)
);

-- Everything that was ever written as a reply, and the wish to take one back; the newest of a review is the one that counts.
CREATE SEQUENCE reply_version_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE reply_version (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    review_id BIGINT NOT NULL,
    version_number INTEGER NOT NULL,
    account_id BIGINT NOT NULL,
    withdraws BOOLEAN NOT NULL,
    content VARCHAR(32000) NOT NULL,
    member_id BIGINT NOT NULL,
    member_name VARCHAR(400) NOT NULL,
    written_at TIMESTAMP NOT NULL,
    review_revision INTEGER NOT NULL,
    -- The store's reply that the writer saw.
    before_text VARCHAR(32000),
    -- What the store made of the text.
    stored_text VARCHAR(32000),
    state VARCHAR(20) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    tries INTEGER NOT NULL,
    -- How often in a row the store did not say what it has.
    missed_answers INTEGER NOT NULL,
    sent_at TIMESTAMP,
    settled_at TIMESTAMP,
    next_try_at TIMESTAMP,
    CONSTRAINT reply_version_key PRIMARY KEY (organization_id, id),
    CONSTRAINT reply_version_id UNIQUE (id),
    CONSTRAINT reply_version_number UNIQUE (organization_id, review_id, version_number),
    CONSTRAINT reply_version_review FOREIGN KEY (organization_id, review_id)
        REFERENCES review (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX reply_version_due ON reply_version (next_try_at);
CREATE INDEX reply_version_account ON reply_version (organization_id, account_id, next_try_at);

-- Requests that a program may send again under the same key.
CREATE SEQUENCE reply_request_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE reply_request (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    request_key VARCHAR(255) NOT NULL,
    review_id BIGINT NOT NULL,
    withdraws BOOLEAN NOT NULL,
    content VARCHAR(32000) NOT NULL,
    CONSTRAINT reply_request_key PRIMARY KEY (organization_id, id),
    CONSTRAINT reply_request_id UNIQUE (id),
    CONSTRAINT reply_request_member UNIQUE (organization_id, member_id, request_key),
    CONSTRAINT reply_request_review FOREIGN KEY (organization_id, review_id)
        REFERENCES review (organization_id, id) ON DELETE CASCADE
);
