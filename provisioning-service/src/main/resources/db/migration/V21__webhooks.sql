-- Where subscribers without Kafka are told of lifecycle events. A webhook is a reader of event_log with a cursor of its own.
CREATE TABLE webhook (
    tenant_id       text NOT NULL,
    id              uuid PRIMARY KEY,
    url             text NOT NULL,
    description     text,
    -- empty: all
    types           text[] NOT NULL,
    status          text NOT NULL CHECK (status IN ('ACTIVE', 'DISABLED')),
    disabled_reason text,
    -- everything up to here is delivered; behind it, what is delivered already
    position        bigint NOT NULL,
    ahead           bigint[] NOT NULL DEFAULT '{}',
    attempts        integer NOT NULL DEFAULT 0,
    failing_since   timestamptz,
    next_attempt_at timestamptz,
    last_success_at timestamptz,
    last_error      text,
    created_at      timestamptz NOT NULL,
    created_by      text NOT NULL,
    -- who delivers at present, and until when nobody else may
    lease           uuid,
    leased_until    timestamptz,
    UNIQUE (tenant_id, id)
);
CALL tenant_table('webhook');

CREATE TABLE webhook_secret (
    tenant_id  text NOT NULL,
    webhook_id uuid NOT NULL,
    id         uuid PRIMARY KEY,
    -- as it is, since signing needs it
    secret     text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook (tenant_id, id) ON DELETE CASCADE
);
CALL tenant_table('webhook_secret');
CREATE INDEX webhook_secret_webhook ON webhook_secret (webhook_id);

CREATE TABLE webhook_delivery (
    tenant_id    text NOT NULL,
    id           uuid PRIMARY KEY,
    webhook_id   uuid NOT NULL,
    event_id     uuid NOT NULL,
    event_type   text NOT NULL,
    seq          bigint,
    attempt      integer NOT NULL,
    attempted_at timestamptz NOT NULL,
    status       integer,
    error        text,
    duration_ms  integer NOT NULL,
    FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook (tenant_id, id) ON DELETE CASCADE
);
CALL tenant_table('webhook_delivery');
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_attempted ON webhook_delivery (attempted_at);
CREATE POLICY relay_expires ON webhook_delivery TO ${relay} USING (true);
GRANT SELECT, DELETE ON webhook_delivery TO ${relay};

-- Which webhooks have something to deliver, of all tenants: ids alone.
CREATE POLICY due ON webhook FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY due ON event_log_head FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION webhooks_due(now timestamptz, most integer)
    RETURNS TABLE (tenant_id text, id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.tenant_id, w.id
    FROM webhook w JOIN event_log_head h ON h.tenant_id = w.tenant_id
    WHERE w.status = 'ACTIVE' AND w.position < h.last
      AND (w.next_attempt_at IS NULL OR w.next_attempt_at <= now)
      AND (w.leased_until IS NULL OR w.leased_until <= now)
    ORDER BY w.next_attempt_at NULLS FIRST, w.id
    LIMIT most
$$;
REVOKE ALL ON FUNCTION webhooks_due(timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION webhooks_due(timestamptz, integer) TO ${app};
