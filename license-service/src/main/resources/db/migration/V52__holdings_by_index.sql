-- Seats that end are looked up one by one. Joined to the lines as a set, the planner read every open holding of the tenant for each
-- batch, so that an import became slower with everybody who had a seat already.
CREATE OR REPLACE FUNCTION keep_holdings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    line record;
BEGIN
    FOR line IN SELECT tenant_id, pool_id, user_id, sequence, recorded_at FROM lines WHERE allocated_delta < 0 LOOP
        UPDATE seat_holding h SET until_sequence = line.sequence, held_until = line.recorded_at
        WHERE h.tenant_id = line.tenant_id AND h.pool_id = line.pool_id AND h.user_id = line.user_id
            AND h.held_until IS NULL;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the ledger takes a seat that nobody holds'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_balance';
        END IF;
    END LOOP;
    INSERT INTO seat_holding (tenant_id, pool_id, user_id, from_sequence, held_from)
    SELECT tenant_id, pool_id, user_id, sequence, recorded_at FROM lines WHERE allocated_delta > 0;
    RETURN NULL;
END $$;
