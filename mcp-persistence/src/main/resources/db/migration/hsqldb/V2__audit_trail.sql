-- The audit trail, which only grows: CACHED, because HSQLDB keeps the rows of any other table in memory.
-- Each row's chain_hash is SHA-256 over the row and the hash before it. A fingerprint is keyId:HMAC of a token.
CREATE CACHED TABLE audit_event (
    event_number      BIGINT PRIMARY KEY,
    occurred_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    action            VARCHAR(32)              NOT NULL,
    issuer            VARCHAR(512),
    sub               VARCHAR(255),
    client_id         VARCHAR(2048),
    outcome           VARCHAR(64)              NOT NULL,
    token_fingerprint VARCHAR(160),
    chain_hash        CHAR(64)                 NOT NULL
);

CREATE INDEX audit_event_by_time ON audit_event (occurred_at);
CREATE INDEX audit_event_by_subject ON audit_event (issuer, sub, event_number);

-- One row: how many events there are, and the last hash. Its lock lets one node append at a time.
CREATE TABLE audit_head (
    events     BIGINT   NOT NULL,
    chain_hash CHAR(64) NOT NULL
);

INSERT INTO audit_head (events, chain_hash) VALUES (0, '0000000000000000000000000000000000000000000000000000000000000000');
