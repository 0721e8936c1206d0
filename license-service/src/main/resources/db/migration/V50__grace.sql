-- Seats beyond what was bought until a day; then whoever got one last waits, and the pool blocks.
ALTER TABLE seat_pool DROP CONSTRAINT seat_pool_policy_check;
ALTER TABLE seat_pool
    ADD COLUMN grace_seats integer CHECK (grace_seats > 0),
    ADD COLUMN grace_until timestamptz,
    ADD CONSTRAINT seat_pool_policy_check CHECK (policy IN ('BLOCK', 'TRUE_UP', 'GRACE')),
    ADD CONSTRAINT grace_ends CHECK ((policy = 'GRACE') = (grace_until IS NOT NULL)),
    ADD CONSTRAINT grace_seats_of_grace CHECK (policy = 'GRACE' OR grace_seats IS NULL);
GRANT UPDATE (grace_seats, grace_until) ON seat_pool TO ${app};

DROP TRIGGER no_oversell ON seat_pool;
CREATE TRIGGER no_oversell BEFORE UPDATE ON seat_pool FOR EACH ROW
    WHEN (NEW.allocated > OLD.allocated
        AND CASE NEW.policy
            WHEN 'BLOCK' THEN NEW.allocated > NEW.purchased
            WHEN 'GRACE' THEN NEW.allocated > NEW.purchased::bigint + NEW.grace_seats
            ELSE false END)
    EXECUTE FUNCTION refuse_oversell();

-- DEMOTED: the seat goes back and its holder waits for one.
ALTER TABLE seat_ledger DROP CONSTRAINT seat_ledger_check;
ALTER TABLE seat_ledger ADD CONSTRAINT seat_ledger_check CHECK ((movement, allocated_delta, waiting_delta) IN
    (('ASSIGNED', 1, 0), ('RELEASED', -1, 0), ('WAITLISTED', 0, 1), ('WITHDRAWN', 0, -1), ('PROMOTED', 1, -1),
     ('DEMOTED', -1, 1)));

CREATE OR REPLACE FUNCTION keep_holdings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    ended bigint;
BEGIN
    UPDATE seat_holding h SET until_sequence = l.sequence, held_until = l.recorded_at
    FROM lines l
    WHERE l.allocated_delta < 0 AND h.tenant_id = l.tenant_id AND h.pool_id = l.pool_id AND h.user_id = l.user_id
        AND h.held_until IS NULL;
    GET DIAGNOSTICS ended = ROW_COUNT;
    IF ended <> (SELECT count(*) FROM lines WHERE allocated_delta < 0) THEN
        RAISE EXCEPTION 'the ledger takes a seat that nobody holds'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balance';
    END IF;
    INSERT INTO seat_holding (tenant_id, pool_id, user_id, from_sequence, held_from)
    SELECT tenant_id, pool_id, user_id, sequence, recorded_at FROM lines WHERE allocated_delta > 0;
    RETURN NULL;
END $$;

-- Pools of all tenants that somebody must look at: their grace is over, or people wait for seats that are free.
CREATE POLICY due ON seat_pool FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION seat_pools_due(now timestamptz) RETURNS TABLE (tenant_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.tenant_id, p.id FROM seat_pool p
    WHERE (p.policy = 'GRACE' AND p.grace_until <= now)
       OR (p.waiting > 0 AND (p.purchased IS NULL OR p.policy = 'TRUE_UP' OR (p.policy = 'GRACE' AND p.grace_seats IS NULL)
           OR p.allocated < p.purchased::bigint + coalesce(p.grace_seats, 0)))
$$;
REVOKE ALL ON FUNCTION seat_pools_due(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seat_pools_due(timestamptz) TO ${app};
