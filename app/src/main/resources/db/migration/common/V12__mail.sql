-- Mail that has not been sent yet, and which incidents of accounts people have been told of. Instants are UTC.

CREATE SEQUENCE mail_seq AS BIGINT START WITH 1 INCREMENT BY 1;
CREATE TABLE mail (
    organization_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    body VARCHAR(4000) NOT NULL,
    written_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    tries INTEGER NOT NULL,
    CONSTRAINT mail_key PRIMARY KEY (organization_id, id),
    CONSTRAINT mail_id UNIQUE (id),
    CONSTRAINT mail_organization FOREIGN KEY (organization_id) REFERENCES organization (id)
);
CREATE INDEX mail_due ON mail (due_at);
CREATE INDEX mail_account ON mail (organization_id, account_id);

CREATE TABLE told_incident (
    organization_id BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    incident VARCHAR(40) NOT NULL,
    told_at TIMESTAMP NOT NULL,
    CONSTRAINT told_incident_key PRIMARY KEY (organization_id, account_id, incident),
    CONSTRAINT told_incident_account FOREIGN KEY (organization_id, account_id)
        REFERENCES linked_account (organization_id, id) ON DELETE CASCADE
);
