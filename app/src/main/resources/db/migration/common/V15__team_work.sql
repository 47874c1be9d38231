-- What members do about a review among themselves; no store ever hears of it. Instants are UTC.

CREATE SEQUENCE review_assignment_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE review_assignment (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    review_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    assigned_at TIMESTAMP NOT NULL,
    CONSTRAINT review_assignment_key PRIMARY KEY (organization_id, id),
    CONSTRAINT review_assignment_id UNIQUE (id),
    CONSTRAINT review_assignment_review UNIQUE (organization_id, review_id),
    CONSTRAINT review_assignment_of FOREIGN KEY (organization_id, review_id)
        REFERENCES review (organization_id, id) ON DELETE CASCADE,
    -- Who leaves leaves the reviews to nobody.
    CONSTRAINT review_assignment_to FOREIGN KEY (organization_id, member_id)
        REFERENCES member (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX review_assignment_member ON review_assignment (organization_id, member_id, review_id);

CREATE SEQUENCE review_tag_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE review_tag (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    review_id BIGINT NOT NULL,
    tag VARCHAR(40) NOT NULL,
    CONSTRAINT review_tag_key PRIMARY KEY (organization_id, id),
    CONSTRAINT review_tag_id UNIQUE (id),
    CONSTRAINT review_tag_once UNIQUE (organization_id, review_id, tag),
    CONSTRAINT review_tag_of FOREIGN KEY (organization_id, review_id)
        REFERENCES review (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX review_tag_name ON review_tag (organization_id, tag, review_id);

CREATE SEQUENCE review_note_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE review_note (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    review_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    -- Stays when the member has left.
    member_name VARCHAR(400) NOT NULL,
    -- Written so that any character comes back, see KeptText.
    content VARCHAR(8000) NOT NULL,
    written_at TIMESTAMP NOT NULL,
    CONSTRAINT review_note_key PRIMARY KEY (organization_id, id),
    CONSTRAINT review_note_id UNIQUE (id),
    CONSTRAINT review_note_of FOREIGN KEY (organization_id, review_id)
        REFERENCES review (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX review_note_review ON review_note (organization_id, review_id, id);
