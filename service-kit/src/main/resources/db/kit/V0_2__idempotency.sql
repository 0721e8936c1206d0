-- What was asked under an Idempotency-Key, and what was answered.
CREATE TABLE idempotency_key (
    tenant_id   text NOT NULL,
    actor       text NOT NULL,
    key         text NOT NULL,
    -- Digest of method, address and body.
    request     bytea NOT NULL,
    -- Of the one request that may work under the key.
    claim       uuid NOT NULL,
    claimed_at  timestamptz NOT NULL,
    -- Set by the transaction that does the work, so that it is done once whatever becomes of the answer.
    carried_out boolean NOT NULL DEFAULT false,
    status      integer,
    media_type  text,
    location    text,
    body        text,
    PRIMARY KEY (tenant_id, actor, key),
    UNIQUE (tenant_id, claim)
);
CALL tenant_table('idempotency_key');
CREATE INDEX idempotency_key_age ON idempotency_key (claimed_at);
CREATE POLICY relay_expires ON idempotency_key TO ${relay} USING (true);
GRANT SELECT, DELETE ON idempotency_key TO ${relay};

-- In the transaction that works under a claim. Fails when a repetition has taken the key over meanwhile.
CREATE FUNCTION carry_out(claimed uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE idempotency_key SET carried_out = true WHERE tenant_id = current_tenant() AND claim = claimed;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'a repetition of the request has taken it over' USING ERRCODE = 'RK409';
    END IF;
END $$;
