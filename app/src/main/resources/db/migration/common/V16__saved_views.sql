-- Choices in the inbox that members have given a name. Empty filters do not restrict.

CREATE SEQUENCE saved_view_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE saved_view (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    -- Whose it is and who alone sees it; the whole team's without one.
    member_id BIGINT,
    name VARCHAR(60) NOT NULL,
    words VARCHAR(2000) NOT NULL,
    stars VARCHAR(20) NOT NULL,
    product VARCHAR(20) NOT NULL,
    unanswered BOOLEAN NOT NULL,
    assigned_to VARCHAR(20) NOT NULL,
    tag VARCHAR(40) NOT NULL,
    -- Grows with each change.
    turn INTEGER NOT NULL,
    CONSTRAINT saved_view_key PRIMARY KEY (organization_id, id),
    CONSTRAINT saved_view_id UNIQUE (id),
    CONSTRAINT saved_view_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT saved_view_member FOREIGN KEY (organization_id, member_id)
        REFERENCES member (organization_id, id) ON DELETE CASCADE
);
CREATE INDEX saved_view_whose ON saved_view (organization_id, member_id);
