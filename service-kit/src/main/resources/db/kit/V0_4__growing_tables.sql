-- Statements keep the plan that they got when their tables were empty, and every index seemed as good as any other, until
-- the next ANALYZE. Autovacuum comes once a minute: an import has brought ten thousand people by then.
-- Tells growth by the pages of indexes, as a partial index may have been empty when its table was large.
-- Analyzes one table at a time, as what is locked stays locked until the end of the transaction. True if there was one.
CREATE FUNCTION analyze_growing_table() RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    growing regclass;
BEGIN
    SELECT x.indrelid INTO growing
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    WHERE t.relkind = 'r' AND t.relowner = current_user::regrole
      -- When a large one grows, the same plans stay the best: autovacuum is soon enough.
      AND i.relpages < 100
      AND pg_relation_size(i.oid) / current_setting('block_size')::integer >= 4 * greatest(i.relpages, 1)
    LIMIT 1;
    IF growing IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('ANALYZE (SKIP_LOCKED) %s', growing);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION analyze_growing_table() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analyze_growing_table() TO ${relay};
