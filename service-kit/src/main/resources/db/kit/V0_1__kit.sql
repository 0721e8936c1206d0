-- Plumbing that every service's database has: tenancy, outbox, inbox, dead letters.
-- ${app} serves requests and cannot bypass row-level security; ${relay} only delivers.

GRANT USAGE ON SCHEMA public TO ${app}, ${relay};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${app};

-- The tenant of the current transaction, or null when none is set (then no row is visible).
CREATE FUNCTION current_tenant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('rollcall.tenant', true), '');

-- Makes a table tenant-bound: CALL tenant_table('seat');
CREATE PROCEDURE tenant_table(target regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format(
        'CREATE POLICY tenant_isolation ON %s USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())',
        target);
END $$;

-- Debezium's column names (id, aggregatetype, aggregateid, type, payload), so that its event router can take over.
-- aggregateid is the record key; the subject is aggregatetype plus what follows the tenant in the key.
CREATE TABLE outbox (
    seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid NOT NULL,
    tenant_id     text NOT NULL,
    topic         text NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid   text NOT NULL,
    type          text NOT NULL,
    version       bigint NOT NULL,
    occurred_at   timestamptz NOT NULL,
    traceparent   text,
    -- Below the broker's 1 MB, as a record that no broker takes would hold up its shard for ever.
    payload       text NOT NULL CHECK (octet_length(payload) <= 1000000),
    -- A key always has the same shard, and a shard has one leader: that keeps the order of the key.
    shard         smallint NOT NULL GENERATED ALWAYS AS ((hashtextextended(aggregateid, 0) & 15)::smallint) STORED
) WITH (
    -- Rows live for milliseconds; vacuum by count, not by share of the table.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1
);
CALL tenant_table('outbox');
CREATE POLICY relay_delivers ON outbox TO ${relay} USING (true);
GRANT SELECT, DELETE ON outbox TO ${relay};

-- For consumers whose effect is not idempotent by itself.
CREATE TABLE inbox (
    tenant_id   text NOT NULL,
    consumer    text NOT NULL,
    event_id    uuid NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, consumer, event_id)
);
CALL tenant_table('inbox');
CREATE INDEX inbox_received_at ON inbox (received_at);
CREATE POLICY relay_expires ON inbox TO ${relay} USING (true);
GRANT SELECT, DELETE ON inbox TO ${relay};

-- Where each dead letter lies in Kafka, and whether it was replayed. The record itself stays in the topic.
-- tenant_id is '-' when the record did not name a tenant.
CREATE TABLE dead_letter (
    id               uuid PRIMARY KEY,
    tenant_id        text NOT NULL,
    consumer         text NOT NULL,
    topic            text NOT NULL,
    event_id         text,
    event_type       text,
    reason           text NOT NULL,
    source_partition integer NOT NULL,
    source_offset    bigint NOT NULL,
    dlq_partition    integer NOT NULL,
    dlq_offset       bigint NOT NULL,
    failed_at        timestamptz NOT NULL,
    replayed_at      timestamptz
);
CALL tenant_table('dead_letter');
CREATE INDEX dead_letter_consumer ON dead_letter (topic, consumer, id);
CREATE POLICY relay_keeps ON dead_letter TO ${relay} USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON dead_letter TO ${relay};
