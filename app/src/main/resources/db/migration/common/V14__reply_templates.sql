-- Texts that members begin a reply with. Texts are written so that any character comes back, see KeptText. Instants are UTC.

CREATE SEQUENCE reply_template_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE reply_template (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    -- Empty outside of any folder.
    folder VARCHAR(100) NOT NULL,
    name VARCHAR(100) NOT NULL,
    content VARCHAR(32000) NOT NULL,
    changed_by VARCHAR(400) NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    -- Grows with each change.
    turn INTEGER NOT NULL,
    CONSTRAINT reply_template_key PRIMARY KEY (organization_id, id),
    CONSTRAINT reply_template_id UNIQUE (id),
    CONSTRAINT reply_template_name UNIQUE (organization_id, folder, name),
    CONSTRAINT reply_template_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);
