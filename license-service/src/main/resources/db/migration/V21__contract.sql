-- What was bought, when and on what terms: the sum of the lines is what the pool has.
CREATE TABLE seat_contract_line (
    tenant_id    text NOT NULL,
    id           uuid NOT NULL,
    pool_id      uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('PURCHASE', 'TRUE_UP', 'REDUCTION', 'ADJUSTMENT', 'TERM')),
    quantity     integer NOT NULL,
    effective_on date NOT NULL,
    term_from    date,
    term_until   date CHECK (term_until > term_from),
    -- Of the contract or order; also what makes a repeated request harmless.
    reference    text,
    recorded_at  timestamptz NOT NULL,
    actor        text NOT NULL,
    request_id   text,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, pool_id, reference),
    FOREIGN KEY (tenant_id, pool_id) REFERENCES seat_pool (tenant_id, id),
    CHECK ((kind = 'TERM') = (term_from IS NOT NULL) AND (kind = 'TERM') = (term_until IS NOT NULL)),
    CHECK (CASE kind WHEN 'TERM' THEN quantity = 0 WHEN 'REDUCTION' THEN quantity < 0
        WHEN 'ADJUSTMENT' THEN true ELSE quantity > 0 END)
);

-- The owner, too, sees only rows of the tenant that is set: all of them, once, while nothing else runs.
ALTER TABLE seat_pool NO FORCE ROW LEVEL SECURITY;
INSERT INTO seat_contract_line (tenant_id, id, pool_id, kind, quantity, effective_on, recorded_at, actor)
SELECT tenant_id, gen_random_uuid(), id, 'ADJUSTMENT', purchased, (created_at AT TIME ZONE 'UTC')::date, created_at, 'migration'
FROM seat_pool WHERE purchased > 0;
ALTER TABLE seat_pool FORCE ROW LEVEL SECURITY;

CALL tenant_table('seat_contract_line');
CREATE INDEX seat_contract_by_pool ON seat_contract_line (tenant_id, pool_id, effective_on, id);
REVOKE UPDATE, DELETE, TRUNCATE ON seat_contract_line FROM ${app};
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seat_contract_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- No transaction commits in which a pool has another quantity than its contract.
CREATE FUNCTION check_contract() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    pool uuid;
BEGIN
    IF TG_TABLE_NAME = 'seat_pool' THEN
        pool := NEW.id;
    ELSE
        pool := NEW.pool_id;
    END IF;
    IF (SELECT coalesce(p.purchased, 0) FROM seat_pool p WHERE p.tenant_id = NEW.tenant_id AND p.id = pool)
        <> (SELECT coalesce(sum(quantity), 0) FROM seat_contract_line l
            WHERE l.tenant_id = NEW.tenant_id AND l.pool_id = pool) THEN
        RAISE EXCEPTION 'the pool has another quantity than its contract'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'contract_balance';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER contract_holds AFTER INSERT ON seat_contract_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_contract();
CREATE CONSTRAINT TRIGGER contract_holds_new AFTER INSERT ON seat_pool
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_contract();
CREATE CONSTRAINT TRIGGER contract_holds_changed AFTER UPDATE ON seat_pool
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.purchased IS DISTINCT FROM OLD.purchased)
    EXECUTE FUNCTION check_contract();
