-- A pool may keep the seat of somebody who left for so many days, in case they come back.
ALTER TABLE seat_pool
    ADD COLUMN rehire_days integer NOT NULL DEFAULT 0 CHECK (rehire_days BETWEEN 0 AND 366),
    -- Kept by a trigger on seat, as the other counters.
    ADD COLUMN kept integer NOT NULL DEFAULT 0 CHECK (kept >= 0);
GRANT UPDATE (rehire_days) ON seat_pool TO ${app};

-- KEPT: nobody holds the seat, and nobody else gets it.
ALTER TABLE seat DROP CONSTRAINT seat_state_check;
ALTER TABLE seat DROP CONSTRAINT pool_of_state;
ALTER TABLE seat
    ADD CONSTRAINT seat_state_check
        CHECK (state IN ('ASSIGNED', 'WAITING', 'KEPT', 'NO_POOL', 'MUTUALLY_EXCLUSIVE', 'DEPENDENCY')),
    ADD CONSTRAINT pool_of_state CHECK ((pool_id IS NOT NULL) = (state IN ('ASSIGNED', 'WAITING', 'KEPT')));

CREATE OR REPLACE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE seat_pool p
        SET allocated = p.allocated + d.allocated, waiting = p.waiting + d.waiting, kept = p.kept + d.kept
        FROM (SELECT pool_id,
                     count(*) FILTER (WHERE state = 'ASSIGNED') AS allocated,
                     count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                     count(*) FILTER (WHERE state = 'KEPT') AS kept
              FROM after_rows WHERE pool_id IS NOT NULL GROUP BY pool_id) d
        WHERE p.tenant_id = current_tenant() AND p.id = d.pool_id;
    ELSIF TG_OP = 'DELETE' THEN
        UPDATE seat_pool p
        SET allocated = p.allocated - d.allocated, waiting = p.waiting - d.waiting, kept = p.kept - d.kept
        FROM (SELECT pool_id,
                     count(*) FILTER (WHERE state = 'ASSIGNED') AS allocated,
                     count(*) FILTER (WHERE state = 'WAITING') AS waiting,
                     count(*) FILTER (WHERE state = 'KEPT') AS kept
              FROM before_rows WHERE pool_id IS NOT NULL GROUP BY pool_id) d
        WHERE p.tenant_id = current_tenant() AND p.id = d.pool_id;
    ELSE
        UPDATE seat_pool p
        SET allocated = p.allocated + d.allocated, waiting = p.waiting + d.waiting, kept = p.kept + d.kept
        FROM (SELECT pool_id,
                     coalesce(sum(sign) FILTER (WHERE state = 'ASSIGNED'), 0) AS allocated,
                     coalesce(sum(sign) FILTER (WHERE state = 'WAITING'), 0) AS waiting,
                     coalesce(sum(sign) FILTER (WHERE state = 'KEPT'), 0) AS kept
              FROM (SELECT pool_id, state, 1 AS sign FROM after_rows
                    UNION ALL
                    SELECT pool_id, state, -1 FROM before_rows) moved
              WHERE pool_id IS NOT NULL GROUP BY pool_id) d
        WHERE p.tenant_id = current_tenant() AND p.id = d.pool_id;
    END IF;
    RETURN NULL;
END $$;

-- Also pools that keep a seat for longer than they are to.
CREATE OR REPLACE FUNCTION seat_pools_due(now timestamptz) RETURNS TABLE (tenant_id text, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.tenant_id, p.id FROM seat_pool p
    WHERE (p.policy = 'GRACE' AND p.grace_until <= now)
       OR (p.waiting > 0 AND (p.purchased IS NULL OR p.policy = 'TRUE_UP' OR (p.policy = 'GRACE' AND p.grace_seats IS NULL)
           OR p.allocated < p.purchased::bigint - p.reserved - p.kept + coalesce(p.grace_seats, 0)))
       OR (p.kept > 0 AND EXISTS (
               SELECT FROM seat s
               WHERE s.tenant_id = p.tenant_id AND s.pool_id = p.id AND s.state = 'KEPT'
                   AND s.since <= now - make_interval(days => p.rehire_days)))
       OR EXISTS (SELECT FROM seat s
                  WHERE s.tenant_id = p.tenant_id AND s.seat_type = p.seat_type AND s.state = 'NO_POOL')
$$;
