-- A pool may give more seats than were bought, to be charged afterwards. The guard against overselling is for BLOCK alone.
ALTER TABLE seat_pool DROP CONSTRAINT seat_pool_policy_check;
ALTER TABLE seat_pool ADD CONSTRAINT seat_pool_policy_check CHECK (policy IN ('BLOCK', 'TRUE_UP'));
GRANT UPDATE (policy) ON seat_pool TO ${app};
