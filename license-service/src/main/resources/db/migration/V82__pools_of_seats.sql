-- That the pool of a seat is there and is of its type is checked once a statement, as the counters are kept. A foreign key looks
-- it up for each row, which was a twelfth of what the database did for an import. Pools are never deleted, and no right is given
-- to change their seat type.
ALTER TABLE seat DROP CONSTRAINT seat_tenant_id_pool_id_seat_type_fkey;

CREATE FUNCTION check_pools() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT tenant_id, pool_id, seat_type FROM after_rows WHERE pool_id IS NOT NULL) s
        WHERE NOT EXISTS (SELECT FROM seat_pool p
                          WHERE p.tenant_id = s.tenant_id AND p.id = s.pool_id AND p.seat_type = s.seat_type)
    ) THEN
        RAISE EXCEPTION 'a seat of a pool that is not there, or not of its type'
            USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'pool_of_seat';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER pool_of_inserted AFTER INSERT ON seat
    REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_pools();
CREATE TRIGGER pool_of_updated AFTER UPDATE ON seat
    REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION check_pools();
