-- Who numbers rows of the outbox is known by an xid before: so a relay can tell up to which number all rows have come,
-- and need not look again at those it deleted.
CREATE FUNCTION take_xid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN NULL;
END $$;
CREATE TRIGGER xid_before_seq BEFORE INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION take_xid();
