-- Whether a pool has a limit is part of its contract, day by day, so that a report of a month stays what it is.
ALTER TABLE seat_contract_line ADD COLUMN limited boolean NOT NULL DEFAULT true;

-- The owner, too, sees only rows of the tenant that is set: all of them, once, while nothing else runs.
ALTER TABLE seat_pool NO FORCE ROW LEVEL SECURITY;
ALTER TABLE seat_contract_line NO FORCE ROW LEVEL SECURITY;

-- Since the pool was opened, or since its last line where it had a limit before.
INSERT INTO seat_contract_line (tenant_id, id, pool_id, kind, quantity, effective_on, limited, recorded_at, actor)
SELECT p.tenant_id, gen_random_uuid(), p.id, 'ADJUSTMENT', 0,
    greatest((p.created_at AT TIME ZONE 'UTC')::date, l.effective_on), false,
    greatest(p.created_at, l.recorded_at + interval '1 microsecond'), 'migration'
FROM seat_pool p
LEFT JOIN (
    SELECT tenant_id, pool_id, max(effective_on) AS effective_on, max(recorded_at) AS recorded_at
    FROM seat_contract_line WHERE kind <> 'TERM' GROUP BY tenant_id, pool_id) l
    ON l.tenant_id = p.tenant_id AND l.pool_id = p.id
WHERE p.purchased IS NULL;

-- Pools of which nothing was told yet are not to tell of levels that they reached long ago.
UPDATE seat_pool SET alert_reached = CASE
    WHEN allocated >= purchased THEN 100
    ELSE coalesce((SELECT max(level) FROM unnest(thresholds) AS level
                   WHERE 100::bigint * allocated >= level::bigint * purchased), 0) END
WHERE event_version = 0 AND purchased IS NOT NULL AND allocated > 0;

SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE seat_contract_line FORCE ROW LEVEL SECURITY;
ALTER TABLE seat_pool FORCE ROW LEVEL SECURITY;

-- What the ledger gives one person, for repairs.
CREATE INDEX seat_ledger_person ON seat_ledger (tenant_id, user_id, pool_id, sequence DESC);
