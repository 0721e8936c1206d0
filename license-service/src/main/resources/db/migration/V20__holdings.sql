-- Who held a seat from when until when: what the lines of the ledger add up to, so that a report of a month need not
-- replay all that was before it. Kept by the database from the lines themselves; the service can only read it.
CREATE TABLE seat_holding (
    tenant_id      text NOT NULL,
    pool_id        uuid NOT NULL,
    user_id        uuid NOT NULL,
    from_sequence  bigint NOT NULL,
    held_from      timestamptz NOT NULL,
    until_sequence bigint CHECK (until_sequence > from_sequence),
    held_until     timestamptz CHECK (held_until >= held_from),
    PRIMARY KEY (tenant_id, pool_id, user_id, from_sequence),
    CHECK ((until_sequence IS NULL) = (held_until IS NULL))
) WITH (fillfactor = 80);

-- The owner, too, sees only rows of the tenant that is set: all of them, once, while nothing else runs.
ALTER TABLE seat_ledger NO FORCE ROW LEVEL SECURITY;
INSERT INTO seat_holding
SELECT tenant_id, pool_id, user_id, sequence, recorded_at, until_sequence, greatest(until_at, recorded_at)
FROM (
    SELECT tenant_id, pool_id, user_id, sequence, recorded_at, movement,
        lead(sequence) OVER later AS until_sequence,
        lead(recorded_at) OVER later AS until_at
    FROM seat_ledger
    WHERE allocated_delta <> 0
    WINDOW later AS (PARTITION BY tenant_id, pool_id, user_id ORDER BY sequence)) l
WHERE movement <> 'RELEASED';
ALTER TABLE seat_ledger FORCE ROW LEVEL SECURITY;

CALL tenant_table('seat_holding');
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON seat_holding FROM ${app};
CREATE UNIQUE INDEX one_open_holding ON seat_holding (tenant_id, pool_id, user_id) WHERE held_until IS NULL;
-- The lines of a span of time, which a count per day is made from.
CREATE INDEX seat_ledger_time ON seat_ledger (tenant_id, pool_id, recorded_at, sequence);

CREATE FUNCTION keep_holdings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    ended bigint;
BEGIN
    UPDATE seat_holding h SET until_sequence = l.sequence, held_until = l.recorded_at
    FROM lines l
    WHERE l.movement = 'RELEASED' AND h.tenant_id = l.tenant_id AND h.pool_id = l.pool_id AND h.user_id = l.user_id
        AND h.held_until IS NULL;
    GET DIAGNOSTICS ended = ROW_COUNT;
    IF ended <> (SELECT count(*) FROM lines WHERE movement = 'RELEASED') THEN
        RAISE EXCEPTION 'the ledger releases a seat that nobody holds'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balance';
    END IF;
    INSERT INTO seat_holding (tenant_id, pool_id, user_id, from_sequence, held_from)
    SELECT tenant_id, pool_id, user_id, sequence, recorded_at FROM lines WHERE allocated_delta > 0;
    RETURN NULL;
END $$;
CREATE TRIGGER holdings_follow AFTER INSERT ON seat_ledger
    REFERENCING NEW TABLE AS lines FOR EACH STATEMENT EXECUTE FUNCTION keep_holdings();
