-- When to tell that a pool runs full, and what was told already.
ALTER TABLE seat_pool
    -- Percent of the seats bought, in order; that all are held is told in any case.
    ADD COLUMN thresholds integer[] NOT NULL DEFAULT '{80,90}',
    -- The highest that was reached and told, 100 when all are held; falls with the seats held.
    ADD COLUMN alert_reached integer NOT NULL DEFAULT 0,
    -- Counts what was told of the pool.
    ADD COLUMN event_version bigint NOT NULL DEFAULT 0;
GRANT UPDATE (thresholds, alert_reached, event_version) ON seat_pool TO ${app};
