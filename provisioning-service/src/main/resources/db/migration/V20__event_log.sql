-- The lifecycle events for subscribers without Kafka, numbered per tenant. Numbers are given while the tenant's head is
-- locked, so they become visible in their order: whoever has read up to a number never misses a lower one.
CREATE TABLE event_log_head (
    tenant_id text PRIMARY KEY,
    last      bigint NOT NULL,
    -- the highest number that retention has removed
    trimmed   bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
CALL tenant_table('event_log_head');

CREATE TABLE event_log (
    tenant_id   text NOT NULL,
    seq         bigint NOT NULL,
    id          uuid NOT NULL,
    type        text NOT NULL,
    subject     text NOT NULL,
    version     bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    appended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    payload     text NOT NULL,
    PRIMARY KEY (tenant_id, seq),
    UNIQUE (tenant_id, id)
);
CALL tenant_table('event_log');
CREATE INDEX event_log_subject ON event_log (subject);
CREATE INDEX event_log_appended ON event_log (appended_at);

-- Old rows go for all tenants at once.
CREATE POLICY relay_expires ON event_log TO ${relay} USING (true);
CREATE POLICY relay_expires ON event_log_head TO ${relay} USING (true) WITH CHECK (true);
GRANT SELECT, DELETE ON event_log TO ${relay};
GRANT SELECT, UPDATE ON event_log_head TO ${relay};
