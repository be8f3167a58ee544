-- A redemption that has begun and whose answer is not stored yet: who redeems which generation of whose grant. The row
-- leaves in the transaction that stores the answer, or when it is certain that none will come. One that stays behind
-- tells that a node ended in between.
CREATE TABLE redemption_intent (
    id                CHAR(36) PRIMARY KEY,
    issuer            VARCHAR(512)             NOT NULL,
    sub               VARCHAR(255)             NOT NULL,
    generation        BIGINT                   NOT NULL,
    token_fingerprint VARCHAR(160)             NOT NULL,
    node_id           CHAR(36)                 NOT NULL,
    begun_at          TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX redemption_intent_by_subject ON redemption_intent (issuer, sub);
CREATE INDEX redemption_intent_by_node ON redemption_intent (node_id, begun_at);

-- The nodes that share this database, and up to which epoch each has emptied its caches.
CREATE TABLE broker_node (
    node_id    CHAR(36) PRIMARY KEY,
    host       VARCHAR(255)             NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    epoch      BIGINT                   NOT NULL
);

-- One row. Raised when every node shall forget every token.
CREATE TABLE cache_epoch (
    epoch BIGINT NOT NULL
);

INSERT INTO cache_epoch (epoch) VALUES (0);
