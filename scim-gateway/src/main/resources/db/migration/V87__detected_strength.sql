-- How sure it is what requests have shown, as Evidence.Strength ranks it: 1 a habit in the request line, 2 the form of a
-- body, 3 the client's own name. What was written before says by its words which of them it was.
ALTER TABLE directories ADD COLUMN detected_strength int;

-- The owner, too, sees only rows of the tenant that is set: all of them, once, while nothing else runs.
ALTER TABLE directories NO FORCE ROW LEVEL SECURITY;
UPDATE directories
SET detected_strength = CASE
    WHEN detected_evidence LIKE 'User-Agent %' OR detected_evidence LIKE 'feature flag %' THEN 3
    WHEN detected_evidence LIKE 'PATCH %' OR detected_evidence LIKE 'schema URI %' THEN 2
    ELSE 1 END
WHERE detected_dialect IS NOT NULL;
ALTER TABLE directories FORCE ROW LEVEL SECURITY;

ALTER TABLE directories ADD CONSTRAINT detected_strength_known
    CHECK ((detected_dialect IS NULL) = (detected_strength IS NULL));
