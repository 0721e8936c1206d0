-- A full pool may name another seat type that people get while they wait.
ALTER TABLE seat_pool DROP CONSTRAINT seat_pool_policy_check;
ALTER TABLE seat_pool
    ADD COLUMN downgrade_to text CHECK (downgrade_to <> seat_type),
    ADD CONSTRAINT seat_pool_policy_check CHECK (policy IN ('BLOCK', 'TRUE_UP', 'GRACE', 'DOWNGRADE')),
    ADD CONSTRAINT downgrade_has_a_target CHECK ((policy = 'DOWNGRADE') = (downgrade_to IS NOT NULL));
GRANT UPDATE (downgrade_to) ON seat_pool TO ${app};

DROP TRIGGER no_oversell ON seat_pool;
CREATE TRIGGER no_oversell BEFORE UPDATE ON seat_pool FOR EACH ROW
    WHEN (NEW.allocated > OLD.allocated
        AND CASE NEW.policy
            WHEN 'BLOCK' THEN NEW.allocated > NEW.purchased
            WHEN 'DOWNGRADE' THEN NEW.allocated > NEW.purchased
            WHEN 'GRACE' THEN NEW.allocated > NEW.purchased::bigint + NEW.grace_seats
            ELSE false END)
    EXECUTE FUNCTION refuse_oversell();
