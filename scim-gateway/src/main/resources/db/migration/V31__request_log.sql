-- What identity providers asked and were answered. Written in batches after the answer; kept for a while.
-- id is a UUIDv7 of the end of the request, so ranges of ids are ranges of time.
CREATE TABLE request_log (
    tenant_id     text COLLATE "C" NOT NULL,
    directory_id  uuid NOT NULL,
    id            uuid NOT NULL PRIMARY KEY,
    at            timestamptz NOT NULL,
    method        text NOT NULL,
    path          text NOT NULL,
    status        smallint NOT NULL,
    duration_ms   real NOT NULL,
    dialect       text NOT NULL,
    client        text,
    user_agent    text,
    request_id    text NOT NULL,
    summary       text NOT NULL,
    subject       text,
    resource_id   uuid,
    request_body  text,
    response_body text,
    events        text
);
CALL tenant_table('request_log');
CREATE INDEX request_log_directory ON request_log (directory_id, id);
CREATE INDEX request_log_resource ON request_log (resource_id, id) WHERE resource_id IS NOT NULL;
ALTER TABLE request_log ALTER COLUMN directory_id SET (n_distinct = 20);
-- Old rows go for all tenants at once.
CREATE POLICY relay_expires ON request_log TO ${relay} USING (true);
GRANT SELECT, DELETE ON request_log TO ${relay};

-- Attributes that identity providers send and nobody keeps.
CREATE TABLE ignored_attributes (
    tenant_id     text COLLATE "C" NOT NULL,
    directory_id  uuid NOT NULL,
    resource_type text NOT NULL,
    attribute     text NOT NULL,
    total         bigint NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    PRIMARY KEY (directory_id, resource_type, attribute)
);
CALL tenant_table('ignored_attributes');
