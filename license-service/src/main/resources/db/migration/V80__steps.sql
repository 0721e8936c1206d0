-- What touches many people at once is done a part in each transaction, and lists are read along an index.

-- How many wait again already because the grace is over.
ALTER TABLE seat_pool ADD COLUMN grace_returned integer NOT NULL DEFAULT 0 CHECK (grace_returned >= 0);
GRANT UPDATE (grace_returned) ON seat_pool TO ${app};

-- Who got a seat last.
CREATE INDEX seat_newest ON seat (tenant_id, pool_id, since, requested_at, user_id) WHERE state = 'ASSIGNED';

-- Also pools with people who had none until it was opened.
CREATE POLICY due ON seat FOR SELECT TO CURRENT_USER USING (true);
CREATE OR REPLACE FUNCTION seat_pools_due(now timestamptz) RETURNS TABLE (tenant_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.tenant_id, p.id FROM seat_pool p
    WHERE (p.policy = 'GRACE' AND p.grace_until <= now)
       OR (p.waiting > 0 AND (p.purchased IS NULL OR p.policy = 'TRUE_UP' OR (p.policy = 'GRACE' AND p.grace_seats IS NULL)
           OR p.allocated < p.purchased::bigint - p.reserved + coalesce(p.grace_seats, 0)))
       OR EXISTS (SELECT FROM seat s
                  WHERE s.tenant_id = p.tenant_id AND s.seat_type = p.seat_type AND s.state = 'NO_POOL')
$$;

-- Since when nobody has used a seat, kept with the holding, so that the longest unused are found by an index.
ALTER TABLE seat_holding
    ADD COLUMN active_at timestamptz,
    ADD COLUMN idle_since timestamptz NOT NULL GENERATED ALWAYS AS (greatest(held_from, active_at)) STORED;

-- The owner, too, sees only rows of the tenant that is set: all of them, once, while nothing else runs.
ALTER TABLE seat_pool NO FORCE ROW LEVEL SECURITY;
ALTER TABLE seat_activity NO FORCE ROW LEVEL SECURITY;
ALTER TABLE seat_holding NO FORCE ROW LEVEL SECURITY;
UPDATE seat_holding h SET active_at = a.last_active_at
FROM seat_activity a JOIN seat_pool p ON p.tenant_id = a.tenant_id AND p.seat_type = a.seat_type
WHERE h.tenant_id = a.tenant_id AND h.pool_id = p.id AND h.user_id = a.user_id AND h.held_until IS NULL;
ALTER TABLE seat_holding FORCE ROW LEVEL SECURITY;
ALTER TABLE seat_activity FORCE ROW LEVEL SECURITY;
ALTER TABLE seat_pool FORCE ROW LEVEL SECURITY;

CREATE INDEX idle_holding ON seat_holding (tenant_id, pool_id, idle_since, user_id) WHERE held_until IS NULL;

-- Whoever takes the seat away meanwhile has the row, and it does not matter any more when it was used: waiting for them
-- could only end in a deadlock.
CREATE FUNCTION note_use() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    used record;
BEGIN
    FOR used IN
        SELECT n.tenant_id, p.id AS pool_id, n.user_id, n.last_active_at
        FROM noted n JOIN seat_pool p ON p.tenant_id = n.tenant_id AND p.seat_type = n.seat_type
    LOOP
        UPDATE seat_holding h SET active_at = used.last_active_at
        WHERE h.tenant_id = used.tenant_id AND h.pool_id = used.pool_id AND h.user_id = used.user_id
            AND h.from_sequence = (
                SELECT o.from_sequence FROM seat_holding o
                WHERE o.tenant_id = used.tenant_id AND o.pool_id = used.pool_id AND o.user_id = used.user_id
                    AND o.held_until IS NULL AND o.idle_since < used.last_active_at
                FOR UPDATE SKIP LOCKED);
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER use_noted AFTER INSERT ON seat_activity
    REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION note_use();
CREATE TRIGGER use_noted_again AFTER UPDATE ON seat_activity
    REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION note_use();
