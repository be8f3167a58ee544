-- Columns named *_sealed hold AES-256-GCM in the form keyId:base64; columns named *_hash hold SHA-256 in hex.

-- A commit is on disk when it returns: by default HSQLDB would write it up to half a second later.
SET FILES WRITE DELAY FALSE;

-- By default HSQLDB takes 'alice' and 'alice ' for equal: one user would get the other's grant.
SET DATABASE COLLATION SQL_TEXT NO PAD;

CREATE SEQUENCE offline_grant_id AS BIGINT START WITH 1;

CREATE TABLE offline_grant (
    id                       BIGINT PRIMARY KEY,
    issuer                   VARCHAR(512)             NOT NULL,
    sub                      VARCHAR(255)             NOT NULL,
    client_id                VARCHAR(2048)            NOT NULL,
    scopes                   VARCHAR(65536)           NOT NULL,
    audience                 VARCHAR(2048)            NOT NULL,
    state                    VARCHAR(32)              NOT NULL,
    generation               BIGINT                   NOT NULL,
    refresh_token_sealed     VARCHAR(65536)           NOT NULL,
    refresh_token_expires_at TIMESTAMP WITH TIME ZONE,
    access_token_sealed      VARCHAR(65536),
    access_token_expires_at  TIMESTAMP WITH TIME ZONE,
    provisioned_at           TIMESTAMP WITH TIME ZONE NOT NULL,
    last_used_at             TIMESTAMP WITH TIME ZONE,
    last_rotated_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    rotation_due_at          TIMESTAMP WITH TIME ZONE,
    rotation_claimed_until   TIMESTAMP WITH TIME ZONE,
    CONSTRAINT offline_grant_subject UNIQUE (issuer, sub)
);

CREATE INDEX offline_grant_by_rotation ON offline_grant (state, last_rotated_at, id);
CREATE INDEX offline_grant_by_own_life ON offline_grant (state, rotation_due_at, id);

CREATE SEQUENCE pending_authorization_id AS BIGINT START WITH 1;

CREATE TABLE pending_authorization (
    id              BIGINT PRIMARY KEY,
    phase           VARCHAR(16)              NOT NULL,
    handle_hash     CHAR(64)                 NOT NULL,
    state_hash      CHAR(64),
    binding_hash    CHAR(64),
    issuer          VARCHAR(512)             NOT NULL,
    sub             VARCHAR(255)             NOT NULL,
    client_id       VARCHAR(2048)            NOT NULL,
    scopes          VARCHAR(65536)           NOT NULL,
    verifier_sealed VARCHAR(65536),
    nonce_sealed    VARCHAR(65536),
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pending_authorization_handle UNIQUE (handle_hash),
    CONSTRAINT pending_authorization_state UNIQUE (state_hash)
);

CREATE INDEX pending_authorization_by_expiry ON pending_authorization (expires_at);
CREATE INDEX pending_authorization_by_subject ON pending_authorization (issuer, sub, expires_at);

CREATE SEQUENCE pending_revocation_id AS BIGINT START WITH 1;

CREATE TABLE pending_revocation (
    id              BIGINT PRIMARY KEY,
    issuer          VARCHAR(512)             NOT NULL,
    sub             VARCHAR(255)             NOT NULL,
    token_sealed    VARCHAR(65536)           NOT NULL,
    attempts        INTEGER                  NOT NULL,
    created_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX pending_revocation_by_next_attempt ON pending_revocation (next_attempt_at, id);

-- Rows to lock, one of them for each subject, before there is a row of the subject's own.
CREATE TABLE subject_mutex (
    stripe SMALLINT PRIMARY KEY,
    taken  BIGINT NOT NULL
);

INSERT INTO subject_mutex (stripe, taken) SELECT stripe, 0 FROM UNNEST(SEQUENCE_ARRAY(0, 63, 1)) AS numbers (stripe);
