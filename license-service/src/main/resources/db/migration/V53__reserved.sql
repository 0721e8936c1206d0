-- Seats that were bought and are kept back.
ALTER TABLE seat_pool ADD COLUMN reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0);
GRANT UPDATE (reserved) ON seat_pool TO ${app};

CREATE OR REPLACE FUNCTION seat_pools_due(now timestamptz) RETURNS TABLE (tenant_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.tenant_id, p.id FROM seat_pool p
    WHERE (p.policy = 'GRACE' AND p.grace_until <= now)
       OR (p.waiting > 0 AND (p.purchased IS NULL OR p.policy = 'TRUE_UP' OR (p.policy = 'GRACE' AND p.grace_seats IS NULL)
           OR p.allocated < p.purchased::bigint - p.reserved + coalesce(p.grace_seats, 0)))
$$;
