-- Which seats go together: prerequisites and exclusions between seat types.
ALTER TABLE seat_pool
    ADD COLUMN requires text[] NOT NULL DEFAULT '{}',
    ADD COLUMN excludes text[] NOT NULL DEFAULT '{}';
GRANT UPDATE (requires, excludes) ON seat_pool TO ${app};

-- A claim that the rules refuse stays with the person, with the reason, and belongs to no pool.
ALTER TABLE seat DROP CONSTRAINT seat_state_check;
ALTER TABLE seat DROP CONSTRAINT seat_check;
ALTER TABLE seat
    ADD CONSTRAINT seat_state_check
        CHECK (state IN ('ASSIGNED', 'WAITING', 'NO_POOL', 'MUTUALLY_EXCLUSIVE', 'DEPENDENCY')),
    ADD CONSTRAINT pool_of_state CHECK ((pool_id IS NOT NULL) = (state IN ('ASSIGNED', 'WAITING')));
