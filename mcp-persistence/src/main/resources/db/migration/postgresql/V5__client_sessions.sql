-- What clients of MCP before 2026-07-28 said when they began, for every node and across restarts; and what they answered
-- to questions that another node has asked.
CREATE TABLE client_session (
    id_hash          CHAR(64) PRIMARY KEY,
    issuer           VARCHAR(512)             NOT NULL,
    sub              VARCHAR(255)             NOT NULL,
    client_id        VARCHAR(2048),
    protocol_version VARCHAR(32)              NOT NULL,
    capabilities     TEXT                     NOT NULL,
    log_level        VARCHAR(16),
    subscriptions    TEXT                     NOT NULL,
    opened_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at          TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX client_session_by_subject ON client_session (issuer, sub, seen_at);
CREATE INDEX client_session_by_silence ON client_session (seen_at);

CREATE SEQUENCE client_answer_id AS BIGINT START WITH 1;

CREATE TABLE client_answer (
    id            BIGINT PRIMARY KEY,
    session_hash  CHAR(64)                 NOT NULL,
    request_id    VARCHAR(64)              NOT NULL,
    answer_sealed TEXT                     NOT NULL,
    created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT client_answer_question UNIQUE (session_hash, request_id)
);

CREATE INDEX client_answer_by_age ON client_answer (created_at);
