-- A re-evaluation is also caused by groups that appear, which no person asked for.
ALTER TABLE reevaluation ADD COLUMN cause_kind text NOT NULL DEFAULT 'ADMIN_REQUEST';
ALTER TABLE reevaluation ADD COLUMN cause_event text;
