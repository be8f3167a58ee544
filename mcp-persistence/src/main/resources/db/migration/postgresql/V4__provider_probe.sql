-- Examinations of the identity provider that an administrator started: the way of the test user's consent, how far the
-- measuring has come, and what was found. No token is ever stored here; verifier and nonce leave when they are used.
CREATE SEQUENCE provider_probe_id AS BIGINT START WITH 1;

CREATE TABLE provider_probe (
    id              BIGINT PRIMARY KEY,
    phase           VARCHAR(16)              NOT NULL,
    sign_in         INTEGER                  NOT NULL,
    patience        INTEGER                  NOT NULL,
    scopes          TEXT                     NOT NULL,
    handle_hash     CHAR(64)                 NOT NULL,
    state_hash      CHAR(64),
    binding_hash    CHAR(64),
    verifier_sealed TEXT,
    nonce_sealed    TEXT,
    started_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    step            VARCHAR(255)             NOT NULL,
    findings        TEXT                     NOT NULL,
    outcome         VARCHAR(64),
    finished_at     TIMESTAMP WITH TIME ZONE,
    CONSTRAINT provider_probe_handle UNIQUE (handle_hash),
    CONSTRAINT provider_probe_state UNIQUE (state_hash)
);
